using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// The scan of a letter signed in ink, from the API or from its page: checked, kept, recorded; what is refused is not kept.
/// </summary>
internal sealed class LetterScans(CaseAccess access, FileStore files, LetterSealers sealers, Offices offices, OfficeClock clock)
{
    /// <summary>Null when it was recorded.</summary>
    public async Task<Rejection?> RecordAsync(CaseState state, Letter letter, Stream body, Actor actor, CancellationToken ct)
    {
        if (offices.Find(state.Region) is not { } office)
            return Rejection.NotFound("Surat tidak ditemukan.");
        using var content = new MemoryStream();
        await body.CopyToAsync(content, ct);
        var scan = new SealRequest(
            [],
            new("tanda-tangan"),
            new(actor.Id, actor.Name, ""),
            null,
            office.LocalOf(clock.GetUtcNow()),
            new ScanProof(content.ToArray())
        );
        var result = await sealers.Ink.SealAsync(scan, ct);
        if (result is SealRefused no)
            return Rejection.Unusable(no.Code, no.Message, "body");
        var accepted = (Sealed)result;
        // The same scan again finds itself; what is refused below is not kept.
        var file = await files.KeepAsync(
            state.Id,
            $"letter/{letter.Key}/{letter.Draft}/scan/{accepted.Sha256}",
            LetterFiles.PagesOf(letter.Key),
            accepted.MediaType,
            letter.Title,
            () => Task.FromResult(accepted.File),
            ct
        );
        var answer = await access.GiveAsync(state.Id, actor, new RecordScan(letter.Key, file.Id, accepted.Sha256), ct);
        if (answer.Rejection is not { } refusal)
        {
            await files.DropAsync(state.Id, LetterFiles.PagesOf(letter.Key), file.Id, ct);
            return null;
        }
        if (letter.SealedFile != file.Id)
            await files.RemoveAsync(file.Id, ct);
        return refusal;
    }
}
