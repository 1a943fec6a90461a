using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// The scan of a letter signed in ink, from the API or from its page: checked, kept, recorded; then confirmed or refused by its signer.
/// What is refused is not kept, and the page for the pen stays until the scan is confirmed.
/// </summary>
internal sealed class LetterScans(
    CaseAccess access,
    FileStore files,
    LetterSealers sealers,
    Offices offices,
    FileGate gate,
    ProofCheck proofs,
    OfficeClock clock
)
{
    /// <summary>A letter of ten pages, scanned in colour.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>Null when it was recorded.</summary>
    public async Task<Rejection?> RecordAsync(CaseState state, Letter letter, Stream body, Actor actor, CancellationToken ct)
    {
        if (offices.Find(state.Region) is not { } office)
            return Rejection.NotFound("Surat tidak ditemukan.");
        if (RecordScan.NotYours(actor) is { } notYours)
            return notYours;
        if (await FileGate.ReadAsync(body, MaxSize, ct) is not { } bytes)
            return Rejection.Unusable("file-too-large", $"Ukuran pindaian melebihi {MaxSize / 1024 / 1024} MB.", "body");
        var (file, refused) = await CleanAsync(bytes, ct);
        if (file is null)
            return refused;
        var scan = new SealRequest(
            [],
            new("tanda-tangan"),
            new(actor.Id, actor.Name, ""),
            null,
            office.LocalOf(clock.GetUtcNow()),
            new ScanProof(file)
        );
        var result = await sealers.Ink.SealAsync(scan, ct);
        if (result is SealRefused no)
            return Rejection.Unusable(no.Code, no.Message, "body");
        var accepted = (Sealed)result;
        // The same scan again finds itself; what is refused below is not kept.
        var kept = await files.KeepAsync(
            state.Id,
            $"letter/{letter.Key}/{letter.Draft}/scan/{accepted.Sha256}",
            LetterFiles.PagesOf(letter.Key),
            accepted.MediaType,
            letter.Title,
            () => Task.FromResult(accepted.File),
            ct
        );
        var answer = await access.GiveAsync(state.Id, actor, new RecordScan(letter.Key, kept.Id, accepted.Sha256), ct);
        if (answer.Rejection is not { } refusal)
        {
            if (letter.Scan is { } before && before.FileId != kept.Id)
                await files.RemoveAsync(before.FileId, ct);
            return null;
        }
        if (letter.SealedFile != kept.Id && letter.Scan?.FileId != kept.Id)
            await files.RemoveAsync(kept.Id, ct);
        return refusal;
    }

    /// <summary>A picture is made anew; whether anything else is a readable scan, the sealer says.</summary>
    private async Task<(byte[]? File, Rejection? Refused)> CleanAsync(byte[] bytes, CancellationToken ct)
    {
        if (bytes is not ([0xFF, 0xD8, ..] or [0x89, (byte)'P', ..]))
            return await gate.ScanAsync(bytes, ct) is { } infected ? (null, infected) : (bytes, null);
        var (clean, refused) = await gate.PassAsync(bytes, ct);
        return (clean?.Bytes, refused);
    }

    /// <summary>The signer's own act, with his own proof for exactly this scan. Null when it was confirmed.</summary>
    public async Task<Rejection?> ConfirmAsync(
        CaseState state,
        Letter letter,
        string? hash,
        ShownProof shown,
        Actor actor,
        CancellationToken ct
    )
    {
        var sheet = SigningSheet.Of(state.Id, $"pindaian/{letter.Key}", hash);
        var (kind, no) = await proofs.CheckAsync(actor.Id, shown, sheet, ct);
        if (no is not null)
            return no;
        var answer = await access.GiveAsync(state.Id, actor, new ConfirmScan(letter.Key, hash ?? "") { Proof = kind }, ct);
        if (answer.Rejection is { } refusal)
            return refusal;
        if (answer.State?.Letters.GetValueOrDefault(letter.Key)?.SealedFile is { } scan)
            await files.DropAsync(state.Id, LetterFiles.PagesOf(letter.Key), scan, ct);
        return null;
    }

    /// <summary>Null when it was sent back.</summary>
    public async Task<Rejection?> RefuseAsync(CaseState state, Letter letter, string reason, Actor actor, CancellationToken ct)
    {
        var answer = await access.GiveAsync(state.Id, actor, new RefuseScan(letter.Key, reason), ct);
        if (answer.Rejection is null && letter.Scan is { } scan)
            await files.RemoveAsync(scan.FileId, ct);
        return answer.Rejection;
    }
}
