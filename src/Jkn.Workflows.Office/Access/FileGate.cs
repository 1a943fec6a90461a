using Jkn.Workflows.Documents.Images;

namespace Jkn.Workflows.Application.Access;

/// <summary>A file that was looked through: pictures made anew, PDFs as they came.</summary>
internal sealed record CleanFile(byte[] Bytes, string MediaType);

/// <summary>
/// The one way in for papers and scans: read up to a size, shown to the virus scanner, known by their content and not by their name.
/// </summary>
internal sealed class FileGate(FileScanner scanner) : IDisposable
{
    /// <summary>A decoded picture takes up to 200 MB: no more than two at once.</summary>
    private readonly SemaphoreSlim pictures = new(2, 2);

    /// <summary>Null when there is more than may come.</summary>
    public static async Task<byte[]?> ReadAsync(Stream content, long most, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            if (kept.Length + read > most)
                return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    public Task<Rejection?> ScanAsync(byte[] bytes, CancellationToken ct) => scanner.RefusalAsync(bytes, ct);

    public async Task<(CleanFile? File, Rejection? Refused)> PassAsync(byte[] bytes, CancellationToken ct)
    {
        if (KindOf(bytes) is not { } kind)
            return (null, Unknown("Isi berkas bukan PDF, JPEG atau PNG yang utuh."));
        if (await scanner.RefusalAsync(bytes, ct) is { } infected)
            return (null, infected);
        if (kind == Pdf)
            return (new(bytes, kind), null);
        await pictures.WaitAsync(ct);
        try
        {
            var picture = CleanImage.Of(bytes);
            return picture.Fault is { } fault
                ? (null, Rejection.Unusable("image-unreadable", fault, "body"))
                : (new(picture.Bytes!, picture.MediaType!), null);
        }
        finally
        {
            pictures.Release();
        }
    }

    public void Dispose() => pictures.Dispose();

    private const string Pdf = "application/pdf";

    private static string? KindOf(ReadOnlySpan<byte> bytes) =>
        PdfShape.Holds(bytes) ? Pdf
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : null;

    private static Rejection Unknown(string reason) =>
        Rejection.Unusable("file-type-unknown", "Hanya PDF, JPEG atau PNG yang diterima.", "body", reason);
}
