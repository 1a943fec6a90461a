using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Documents;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// What an uploaded document must be, whether it comes through the API or a page: a paper that the region knows, of an open case that the
/// caller sees, small enough, a whole PDF, JPEG or PNG by content, and clean.
/// </summary>
internal sealed class Uploads(CaseAccess access, Offices offices, FileGate gate, FileQuota quota, FileStore files)
{
    /// <summary>4 MB, as comparable systems allow (domain.md 4.3).</summary>
    public const long MaxSize = 4 * 1024 * 1024;

    /// <summary>The paper of no checklist: whoever collects a card signs for it.</summary>
    public const string CollectorSignature = "TANDA_TANGAN_PENGAMBIL";

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
        if (code != CollectorSignature && RecordDocument.NotYours(actor) is { } notYours)
            return (null, notYours);
        if (!state.IsOpen)
            return (null, new("case-closed", "Berkas sudah ditutup."));
        if (!IsKnown(code, state.Region))
            return (null, Rejection.Unusable("document-unknown", "Dokumen ini tidak ada di daftar periksa daerah.", "code"));
        if (await FileGate.ReadAsync(content, MaxSize, ct) is not { } bytes)
            return (
                null,
                Rejection.Unusable(
                    "file-too-large",
                    "Ukuran berkas melebihi 4 MB. Perkecil foto, atau pindai dengan resolusi lebih rendah.",
                    "body",
                    "Ukuran berkas melebihi 4 MB."
                )
            );
        var (clean, refused) = await gate.PassAsync(bytes, ct);
        if (clean is null)
            return (null, refused);
        if (await quota.RefusalAsync(state.Region, clean.Bytes.Length, ct) is { } full)
            return (null, full);
        var id = await files.SaveAsync(caseId, FilePurpose.Document(code), clean.MediaType, code, clean.Bytes, actor.Id, ct);
        return (new(id, clean.MediaType, clean.Bytes.Length), null);
    }

    private bool IsKnown(string code, string region) =>
        code == CollectorSignature || (offices.Find(region) is { } office && DocumentCheck.Codes(office.Region).Contains(code));

    /// <summary>The ending for a media type that is let in.</summary>
    internal static string ExtensionOf(string mediaType) =>
        mediaType switch
        {
            "application/pdf" => ".pdf",
            "image/png" => ".png",
            _ => ".jpg",
        };
}
