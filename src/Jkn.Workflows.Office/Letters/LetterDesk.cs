using System.Security.Cryptography;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// Brings a letter's file up to its state: page, parafs in ascending order, signature. Each step stores its file in a slot of its own and
/// then tells the case; killed in between, the next run finds the file and tells again. So nothing is lost, and nothing signed twice.
/// </summary>
internal sealed class LetterDesk(
    CaseReader reader,
    CaseDesk desk,
    Offices offices,
    LetterPages pages,
    FileStore files,
    SealPeople people,
    IEnumerable<LetterSealer> sealers,
    TrustRoots roots
)
{
    private const int MostSteps = 12;
    private readonly LetterTurns turns = new();

    /// <summary>So long the official's own request has for a remote signature; after that whoever finds it pending gives it up.</summary>
    public static readonly TimeSpan RequestTime = TimeSpan.FromMinutes(6);

    public const string Pending = "seal-in-request",
        Interrupted = "seal-interrupted",
        Unfinished = "letter-unfinished";

    public LetterSealer SealerOf(SignatureMode mode) =>
        sealers.Single(s => string.Equals(s.Mode, mode.ToString(), StringComparison.OrdinalIgnoreCase));

    /// <exception cref="EffectFailedException">Something outside is away: to be tried again.</exception>
    public async Task AdvanceAsync(string caseId, string key, DateTimeOffset now, CancellationToken ct)
    {
        using var turn = await turns.TakeAsync($"{caseId}/{key}", ct);
        for (var step = 0; step < MostSteps; step++)
        {
            if (
                await reader.LoadAsync(caseId, ct) is not { } state
                || state.Letters.GetValueOrDefault(key) is not { } letter
                || offices.Find(state.Region) is not { } office
            )
                return;
            if (letter.SealedHash is not null)
            {
                // The issued file is kept; the pages on the way to it are not.
                await files.DropAsync(caseId, PagesOf(key), letter.SealedFile, ct);
                return;
            }
            if (letter.State is LetterState.Ditolak or LetterState.Dicabut || letter.Fault is not null)
                return;
            var mode = letter.IsWet ? SignatureMode.Basah : office.Region.Settings.SignatureMode.Value;
            try
            {
                var command =
                    letter.Paper is null ? await TypesetAsync(office, state, letter, now, ct)
                    : letter.Parafs.FirstOrDefault(p => p.Seal is null) is { } mark
                        ? await ParafAsync(office, state, letter, mark, mode, now, ct)
                    : letter is { Attempt: not null, Requested: { } asked } ? await SignAsync(office, state, letter, asked, mode, now, ct)
                    : null;
                if (command is null)
                    return;
                await GiveAsync(state, command, ct);
            }
            catch (FileSupersededException)
            {
                // Another run of the same work was faster and has tidied up: the case says where it stands now.
            }
        }
        throw new EffectFailedException(Unfinished);
    }

    /// <summary>
    /// In the official's own request, with the secret that only lives there: the paraf or signature he just gave. Null when it is sealed.
    /// </summary>
    public async Task<SealRefused?> SealInRequestAsync(
        string caseId,
        string key,
        string by,
        PresenceProof proof,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (
            await reader.LoadAsync(caseId, ct) is not { } state
            || state.Letters.GetValueOrDefault(key) is not { } letter
            || offices.Find(state.Region) is not { } office
        )
            return null;
        if (letter.Paper is null)
        {
            await AdvanceAsync(caseId, key, now, ct);
            state = (await reader.LoadAsync(caseId, ct))!;
            letter = state.Letters[key];
        }
        if (letter.Fault is not null)
            return letter.Attempt is { } waits
                ? await FailAsync(state, key, waits, new("letter-faulted", "Surat belum dapat dicetak (Gangguan).", false), ct)
                : null;
        if (letter.Parafs.FirstOrDefault(p => p.Seal is null) is { } mark && mark.By == by)
        {
            var result = await SealedAsync(
                office,
                state,
                letter,
                mark,
                SignatureMode.Bsre,
                LetterPlace.ParafField(mark),
                $"paraf/{mark.Role}/{mark.By}",
                proof,
                now,
                ct
            );
            await GiveAsync(
                state,
                new RecordParafSeal(key, letter.Draft, mark.Role, mark.By, result.File?.Id, result.Hash, result.Refusal?.Code),
                ct
            );
            return result.Refusal;
        }
        if (letter is not { Attempt: { } attempt, Requested: { } asked } || asked.By != by)
            return null;
        var signed = await SealedAsync(
            office,
            state,
            letter,
            asked,
            SignatureMode.Bsre,
            LetterPlace.SignatureField(letter.Paper!.Place, letter.Paper.Pages),
            $"seal/{attempt}",
            proof,
            now,
            ct
        );
        if (signed.Refusal is { } no)
            return await FailAsync(state, key, attempt, no, ct);
        await GiveAsync(
            state,
            new RecordSeal(key, attempt, signed.Hash!, signed.File!.Id, signed.Certified ? SealKinds.Certified : SealKinds.Uncertified),
            ct
        );
        await files.DropAsync(caseId, PagesOf(key), signed.File.Id, ct);
        return null;
    }

    private async Task<SealRefused?> FailAsync(CaseState state, string key, string attempt, SealRefused no, CancellationToken ct)
    {
        await GiveAsync(state, new FailSignature(key, attempt, no.Code, no.Again), ct);
        return no;
    }

    private async Task<Command> TypesetAsync(Office office, CaseState state, Letter letter, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            TypesetDocument? made = null;
            var file = await files.KeepAsync(
                state.Id,
                Slot(letter, "page"),
                PagesOf(letter.Key),
                "application/pdf",
                letter.Title,
                async () =>
                {
                    made = await pages.RenderAsync(office, state, letter, draft: false, office.DateOf(now), ct);
                    return made.Pdf;
                },
                ct
            );
            // Made by a run that was killed before it told: the same data give the same page, so the place of its signature too.
            made ??= await pages.RenderAsync(office, state, letter, draft: false, office.DateOf(now), ct);
            return new RecordLetterPage(letter.Key, letter.Draft, file.Id, HashOf(file.Content), made.Pages, made.Place);
        }
        catch (TypesetException e) when (e.Code is "typesetter-busy" or "typesetter-died")
        {
            throw new EffectFailedException(e.Code);
        }
        catch (TypesetException e)
        {
            return new FaultLetter(letter.Key, letter.Draft, e.Code, e.File, e.Line, e.Message);
        }
    }

    private async Task<Command?> ParafAsync(
        Office office,
        CaseState state,
        Letter letter,
        LetterMark mark,
        SignatureMode mode,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (mode == SignatureMode.Basah)
            return new RecordParafSeal(letter.Key, letter.Draft, mark.Role, mark.By, null, null, SealKinds.WetInk);
        if (mode == SignatureMode.Bsre)
            return now - mark.At < RequestTime
                ? throw new EffectFailedException(Pending)
                : new RecordParafSeal(letter.Key, letter.Draft, mark.Role, mark.By, null, null, SealCodes.NoSecret);
        var result = await SealedAsync(
            office,
            state,
            letter,
            mark,
            mode,
            LetterPlace.ParafField(mark),
            $"paraf/{mark.Role}/{mark.By}",
            new SessionProof(),
            now,
            ct
        );
        if (result.Refusal is { Again: true } later)
            throw new EffectFailedException(later.Code);
        // Without a certificate the paraf stands in the journal, and the verification page says so.
        return new RecordParafSeal(letter.Key, letter.Draft, mark.Role, mark.By, result.File?.Id, result.Hash, result.Refusal?.Code);
    }

    private async Task<Command?> SignAsync(
        Office office,
        CaseState state,
        Letter letter,
        LetterMark asked,
        SignatureMode mode,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // Ink: the scan answers. The officials' own keys: their request answers, unless it died on the way.
        if (mode == SignatureMode.Basah)
            return null;
        if (mode == SignatureMode.Bsre)
            return now - asked.At < RequestTime
                ? throw new EffectFailedException(Pending)
                : new FailSignature(letter.Key, letter.Attempt!, Interrupted);
        var result = await SealedAsync(
            office,
            state,
            letter,
            asked,
            mode,
            LetterPlace.SignatureField(letter.Paper!.Place, letter.Paper.Pages),
            $"seal/{letter.Attempt}",
            new SessionProof(),
            now,
            ct
        );
        if (result.Refusal is { } no)
            return new FailSignature(letter.Key, letter.Attempt!, no.Code, no.Again);
        return new RecordSeal(
            letter.Key,
            letter.Attempt!,
            result.Hash!,
            result.File!.Id,
            result.Certified ? SealKinds.Certified : SealKinds.Uncertified
        );
    }

    private async Task<(StoredFile? File, string? Hash, bool Certified, SealRefused? Refusal)> SealedAsync(
        Office office,
        CaseState state,
        Letter letter,
        LetterMark mark,
        SignatureMode mode,
        SealField field,
        string slot,
        PresenceProof proof,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        SealRefused? refused = null;
        Sealed? done = null;
        try
        {
            var file = await files.KeepAsync(
                state.Id,
                Slot(letter, slot),
                PagesOf(letter.Key),
                "application/pdf",
                letter.Title,
                async () =>
                {
                    var paper = await files.ReadAsync(letter.Paper!.FileId, ct) ?? throw new EffectFailedException("letter-page-missing");
                    var (signer, prefix) = await people.OfAsync(office, mark, ct);
                    var (at, image) = (office.LocalOf(mark.At), (byte[]?)null);
                    if (field.Box is { } box && mode == SignatureMode.Bsre)
                    {
                        // The service takes a picture: the same block as a local key draws as text.
                        var lines = SealBlock.Lines(signer, prefix, at, certified: true);
                        if (SealBlock.Missing(lines).Length > 0)
                        {
                            refused = SealCodes.Refuse(PdfSigner.NotDrawable);
                            throw new NotSealedException();
                        }
                        image = SealImage.Png(lines, box);
                    }
                    var result = await SealerOf(mode).SealAsync(new(paper.Content, field, signer, prefix, at, proof, image), ct);
                    done = result as Sealed;
                    refused = result as SealRefused;
                    return done?.File ?? throw new NotSealedException();
                },
                ct
            );
            // Found from a run before: what it is worth stands in the file itself.
            var certified = done?.Certified ?? PdfVerifier.Verify(file.Content, roots, now).Signatures is [.., { IsCertified: true }];
            return (file, HashOf(file.Content), certified, null);
        }
        catch (NotSealedException)
        {
            return (null, null, false, refused);
        }
    }

    private async Task GiveAsync(CaseState state, Command command, CancellationToken ct)
    {
        var answer = await desk.RunAsync(state.Id, state.Region, Actor.System, command, ct);
        if (answer.Decision.Rejection is { } refusal)
            throw new EffectFailedException(refusal.Code);
    }

    public static string PagesOf(string key) => $"letter/{key}";

    private static string Slot(Letter letter, string what) => $"letter/{letter.Key}/{letter.Draft}/{what}";

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Leaves the slot empty.</summary>
    private sealed class NotSealedException : Exception;
}
