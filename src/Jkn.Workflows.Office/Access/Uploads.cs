using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Work;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// What an uploaded document must be, whether it comes through the API or a page: of an open case that the caller sees, small enough, PDF,
/// JPEG or PNG by content.
/// </summary>
internal sealed class Uploads(CaseAccess access, FileStore files)
{
    /// <summary>4 MB, as comparable systems allow (domain.md 4.3).</summary>
    public const long MaxSize = 4 * 1024 * 1024;

    internal sealed record Accepted(string FileId, string MediaType, long Size);

    /// <summary>Kept under the case's key; or why not.</summary>
    public async Task<(Accepted? File, Rejection? Refused)> SaveAsync(
        string caseId,
        string code,
        Stream content,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await access.FindAsync(caseId, actor, ct) is not { } state)
            return (null, Rejection.NotFound("Berkas tidak ditemukan."));
        if (!state.IsOpen)
            return (null, new("case-closed", "Berkas sudah ditutup."));
        if (await ReadAsync(content, ct) is not { } bytes)
            return (
                null,
                Rejection.Unusable(
                    "file-too-large",
                    "Ukuran berkas melebihi 4 MB. Perkecil foto, atau pindai dengan resolusi lebih rendah.",
                    "body",
                    "Ukuran berkas melebihi 4 MB."
                )
            );
        if (MediaTypeOf(bytes) is not { } type)
            return (
                null,
                Rejection.Unusable(
                    "file-type-unknown",
                    "Hanya PDF, JPEG atau PNG yang diterima.",
                    "body",
                    "Isi berkas bukan PDF, JPEG atau PNG."
                )
            );
        var id = await files.SaveAsync(caseId, FilePurpose.Document(code), type, code, bytes, actor.Id, ct);
        return (new(id, type, bytes.Length), null);
    }

    /// <summary>Null when there is more than may come.</summary>
    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            if (kept.Length + read > MaxSize)
                return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    /// <summary>The ending for what <see cref="MediaTypeOf"/> lets in.</summary>
    internal static string ExtensionOf(string mediaType) =>
        mediaType switch
        {
            "application/pdf" => ".pdf",
            "image/png" => ".png",
            _ => ".jpg",
        };

    internal static string? MediaTypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : null;
}
