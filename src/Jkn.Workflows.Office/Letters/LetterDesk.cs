using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
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
    PageMaker freezer,
    FileStore files,
    LetterSealers sealers,
    LetterSeals seals
)
{
    private const int MostSteps = 12;
    private readonly LetterTurns turns = new();

    /// <summary>So long the official's own request has for a remote signature; after that whoever finds it pending gives it up.</summary>
    public static readonly TimeSpan RequestTime = TimeSpan.FromMinutes(6);

    public const string Pending = "seal-in-request",
        Interrupted = "seal-interrupted",
        Unfinished = "letter-unfinished";

    /// <exception cref="EffectFailedException">Something outside is away: to be tried again.</exception>
    public Task AdvanceAsync(string caseId, string key, DateTimeOffset now, CancellationToken ct) =>
        AdvanceAsync(caseId, key, now, withSeals: true, ct);

    private async Task AdvanceAsync(string caseId, string key, DateTimeOffset now, bool withSeals, CancellationToken ct)
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
                await files.DropAsync(caseId, LetterFiles.PagesOf(key), letter.SealedFile, ct);
                return;
            }
            if (letter.State is LetterState.Ditolak or LetterState.Dicabut || letter.Fault is not null)
                return;
            try
            {
                var command =
                    letter.Paper is null ? await TypesetAsync(office, state, letter, ct)
                    : withSeals && SealTask.Open(letter).FirstOrDefault() is { } task ? await SealAsync(office, state, task, now, ct)
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
            // The worker has not come to it yet. The seals are this request's own: left to the worker, they would wait for it.
            if (await MakePageAsync(caseId, key, now, ct) is { } late)
                return letter.Attempt is { } attempt ? await FailAsync(state, key, attempt, late, ct) : null;
            state = (await reader.LoadAsync(caseId, ct))!;
            letter = state.Letters[key];
        }
        if (letter.Fault is not null)
            return letter.Attempt is { } waits
                ? await FailAsync(state, key, waits, new("letter-faulted", "Surat belum dapat dicetak (Gangguan).", false), ct)
                : null;
        if (SealTask.Open(letter).FirstOrDefault(t => t.Mark.By == by) is not { } task)
            return null;
        var outcome = await seals.MakeAsync(office, state, task, sealers.Of(office, letter), proof, ct);
        await GiveAsync(state, outcome.Told, ct);
        if (outcome.Refusal is null && task is SignatureSeal)
            await files.DropAsync(caseId, LetterFiles.PagesOf(key), outcome.FileId, ct);
        return outcome.Refusal;
    }

    /// <summary>
    /// A paraf's seal, made with the official's secret before the paraf is given: a wrong secret leaves nothing behind. What the case is
    /// then told, and the file that is dropped when the paraf is refused after all; or why there is no seal.
    /// </summary>
    public async Task<(LetterSeals.Outcome? Made, SealRefused? No)> MakeParafAsync(
        string caseId,
        string key,
        LetterMark mark,
        PresenceProof proof,
        CancellationToken ct
    )
    {
        // What came before goes into the file before it.
        if (await MakePageAsync(caseId, key, mark.At, ct, withSeals: true) is { } late)
            return (null, late);
        var state = (await reader.LoadAsync(caseId, ct))!;
        if (state.Letters.GetValueOrDefault(key) is not { Paper: not null } letter || offices.Find(state.Region) is not { } office)
            return (null, new("letter-faulted", "Surat belum dapat dicetak (Gangguan).", false));
        var task = new ParafSeal(letter, mark) { Act = Guid.NewGuid().ToString("n") };
        var outcome = await seals.MakeAsync(office, state, task, sealers.Of(office, letter), proof, ct);
        return outcome.Refusal is { } no ? (null, no) : (outcome, null);
    }

    /// <summary>Tells the case of a seal that was made before its act, or drops it when the act was refused.</summary>
    public async Task FinishParafAsync(string caseId, LetterSeals.Outcome made, bool isGiven, CancellationToken ct)
    {
        if (isGiven)
            await GiveAsync((await reader.LoadAsync(caseId, ct))!, made.Told, ct);
        else if (made.FileId is { } file)
            await files.RemoveAsync(file, ct);
    }

    private async Task<SealRefused?> MakePageAsync(
        string caseId,
        string key,
        DateTimeOffset now,
        CancellationToken ct,
        bool withSeals = false
    )
    {
        try
        {
            await AdvanceAsync(caseId, key, now, withSeals, ct);
            return null;
        }
        catch (EffectFailedException e)
        {
            return new(e.Message, "Halaman surat belum selesai dibuat. Coba lagi beberapa saat lagi.", Again: true);
        }
    }

    private async Task<SealRefused?> FailAsync(CaseState state, string key, string attempt, SealRefused no, CancellationToken ct)
    {
        await GiveAsync(state, new FailSignature(key, attempt, no.Code, no.Again), ct);
        return no;
    }

    private async Task<Command> TypesetAsync(Office office, CaseState state, Letter letter, CancellationToken ct)
    {
        try
        {
            var made = await freezer.MakeAsync(office, state, letter, ct);
            return made.Fault is { } why
                ? new FaultLetter(letter.Key, letter.Draft, why.Code, why.Template, why.Line, why.Reason)
                : new RecordLetterPage(letter.Key, letter.Draft, letter.Hash, made);
        }
        catch (TypesetException e)
        {
            throw new EffectFailedException(e.Code);
        }
    }

    /// <summary>What this service does by itself, after the act; null: nothing before somebody else has acted.</summary>
    private async Task<Command?> SealAsync(Office office, CaseState state, SealTask task, DateTimeOffset now, CancellationToken ct)
    {
        var sealer = sealers.Of(office, task.Letter);
        if (sealer.Asks == PresenceKind.Scan)
            return task.InInk;
        // The official's own request answers, unless it died on the way; a paraf given with his own factor has no certificate.
        if (sealer.Asks == PresenceKind.Secret)
            return task is ParafSeal && task.Mark.Proof is ProofKinds.Totp or ProofKinds.Passkey ? task.GivenUp
                : now - task.Mark.At < RequestTime ? throw new EffectFailedException(Pending)
                : task.GivenUp;
        var outcome = await seals.MakeAsync(office, state, task, sealer, new SessionProof(), ct);
        return outcome.Refusal is { Again: true } later && task is ParafSeal ? throw new EffectFailedException(later.Code) : outcome.Told;
    }

    private async Task GiveAsync(CaseState state, Command command, CancellationToken ct)
    {
        var answer = await desk.RunAsync(state.Id, state.Region, Actor.System, command, ct);
        if (answer.Decision.Rejection is { } refusal)
            throw new EffectFailedException(refusal.Code);
    }
}
