using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// A letter as it is read, on every screen and by program: the issued file; before that the stored page with KONSEP laid over it, byte for
/// byte the one that will be signed; a draft that was not sent yet as it would be.
/// </summary>
internal sealed class LetterPreviews(LetterPages pages, FileStore files, OfficeClock clock)
{
    public const string Pdf = "application/pdf";

    /// <exception cref="TypesetException">It cannot be made; the code says why.</exception>
    public async Task<(byte[] Content, string MediaType)> ReadAsync(Office office, CaseState state, Letter letter, CancellationToken ct)
    {
        if (letter.SealedFile is { } sealedFile && await files.ReadAsync(sealedFile, ct) is { } issued)
            return (issued.Content, issued.MediaType);
        if (letter.Scan is { } scan && await files.ReadAsync(scan.FileId, ct) is { } brought)
            return (brought.Content, brought.MediaType);
        if (letter.Paper is { } paper && await files.ReadAsync(FaceOf(office, letter, paper), ct) is { } page)
            return (DraftOverlay.Over(page.Content), Pdf);
        return ((await RenderAsync(office, state, letter, draft: true, ct)).Pdf, Pdf);
    }

    /// <summary>The page for the pen: the frozen content, with who initials and signs as of today.</summary>
    /// <exception cref="TypesetException">It cannot be made; the code says why.</exception>
    public async Task<byte[]> PrintAsync(Office office, CaseState state, Letter letter, CancellationToken ct)
    {
        if (letter.Frozen && LetterContent.HashOf(office, state, letter) != letter.Hash)
            throw new TypesetException("letter-page-pending", LetterDoor.Pending.Message);
        return (await RenderAsync(office, state, letter, draft: false, ct)).Pdf;
    }

    private static string FaceOf(Office office, Letter letter, LetterPaper paper) =>
        letter.IsWet || office.Region.Settings.SignatureMode.Value == SignatureMode.Basah ? paper.InkFileId ?? paper.FileId : paper.FileId;

    private Task<TypesetDocument> RenderAsync(Office office, CaseState state, Letter letter, bool draft, CancellationToken ct) =>
        pages.RenderAsync(office, state, letter, draft, office.DateOf(clock.GetUtcNow()), ct);
}
