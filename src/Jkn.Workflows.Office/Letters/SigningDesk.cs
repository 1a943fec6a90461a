using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>What a sheet of acts asks of its official.</summary>
/// <param name="Own">His authenticator's code or his passkey.</param>
/// <param name="Secret">His certificate's passphrase or the provider's code.</param>
internal sealed record AskedProofs(bool Own, bool Secret);

/// <summary>
/// The one place where officials sign, for program, task page and signing desk alike: which adapter seals, what it asks of the official,
/// the check of what he showed before any command is given, and the seal inside his own request where the key is his alone. One act is
/// one sheet with one proof and an outcome for each letter. A secret is given on to the adapter and to nothing else.
/// </summary>
internal sealed class SigningDesk(CaseReader reader, CaseAccess access, LetterDesk letters, LetterSigners signers, ProofCheck proofs)
{
    /// <summary>What going on with this task asks of the official: his form has to ask for it.</summary>
    public AskedProofs Asks(CaseState state, WorkItem item) =>
        !IsProved(item) ? new(false, false)
        : !SealsWithSecret(state, item) ? new(true, false)
        // A paraf with the certificate's secret goes into the file; with his own factor it stands in the journal alone.
        : new(item.Act == Acts.Paraf, true);

    /// <summary>One act of an official; see the sheet.</summary>
    public async Task<Answer> GiveAsync(string caseId, Actor actor, GiveSignOff act, ShownProof shown, CancellationToken ct) =>
        (await GiveAsync([(caseId, act)], actor, shown, ct))[0];

    /// <summary>
    /// One sheet: what was shown is checked once for exactly these acts, and where it is wrong none of them is given. Sealing may be
    /// refused when a signature was asked for already: that letter then waits for its signature as before (AC-60).
    /// </summary>
    public async Task<IReadOnlyList<Answer>> GiveAsync(
        IReadOnlyList<(string CaseId, GiveSignOff Act)> sheet,
        Actor actor,
        ShownProof shown,
        CancellationToken ct
    )
    {
        var lines = new List<Line>();
        foreach (var (caseId, act) in sheet)
            lines.Add(await LineOfAsync(caseId, actor, act, shown, ct));
        var (own, no) = await ProveAsync(lines, actor, shown, ct);
        if (no is not null)
            return [.. sheet.Select(_ => Refused(no, null))];
        var answers = new List<Answer>();
        Rejection? wrong = null;
        foreach (var line in lines)
        {
            // A provider closes a certificate after some wrong secrets: one is enough to know.
            var answer = wrong is not null && line.BySecret ? Refused(wrong, line.State) : await GiveAsync(line, actor, shown, own, ct);
            if (answer.Rejection is { Code: SealCodes.WrongSecret } said)
                wrong = said;
            answers.Add(answer);
        }
        return answers;
    }

    /// <summary>One act with what it needs. <see cref="Item"/>: what is proved, null for what asks no proof.</summary>
    private sealed record Line(string CaseId, GiveSignOff Act, CaseState? State, WorkItem? Item, bool BySecret)
    {
        /// <summary>He saw another page than the one that waits.</summary>
        public Rejection? OtherPage { get; init; }
    }

    private async Task<Line> LineOfAsync(string caseId, Actor actor, GiveSignOff act, ShownProof shown, CancellationToken ct)
    {
        var state = await access.FindAsync(caseId, actor, ct);
        if (state is not null)
        {
            (act, var otherPage) = LetterDoor.Translate(state, act);
            if (otherPage is not null)
                return new(caseId, act, state, null, false) { OtherPage = otherPage };
        }
        if (act.Outcome != SignOff.Forward || state?.WorkItems.GetValueOrDefault(act.WorkItemId) is not { } item || !IsProved(item))
            return new(caseId, act, state, null, false);
        var bySecret = SealsWithSecret(state, item) && (item.Act == Acts.Sign || shown.Secret is not null);
        return new(caseId, act, state, item, bySecret);
    }

    /// <summary>The kind of his own factor where a line asks for it; or why nothing on the sheet is given.</summary>
    private async Task<(string? Own, Rejection? No)> ProveAsync(List<Line> lines, Actor actor, ShownProof shown, CancellationToken ct)
    {
        var sheet = new SigningSheet([
            .. lines.Where(l => l.Item is not null).Select(l => new SheetLine(l.CaseId, l.Act.WorkItemId, l.Act.DocumentHash)),
        ]);
        if (sheet.Refusal is { } tooLong)
            return (null, tooLong);
        if (lines.Exists(l => l.BySecret) && shown.Secret is not { IsEmpty: false })
            return (null, Rejection.Unusable(SealCodes.NoSecret, "Passphrase wajib diisi.", "passphrase", "Wajib diisi."));
        if (await WrongSecretAsync(lines, actor, shown, ct) is { } wrong)
            return (null, wrong);
        return lines.Exists(l => l is { Item: not null, BySecret: false })
            ? await proofs.CheckAsync(actor.Id, shown, sheet, ct)
            : (null, null);
    }

    /// <summary>A local key file tells at once; a provider only when it seals.</summary>
    private async Task<Rejection?> WrongSecretAsync(List<Line> lines, Actor actor, ShownProof shown, CancellationToken ct)
    {
        foreach (var line in lines.Where(l => l.BySecret).DistinctBy(l => l.Item!.Role))
        {
            if (proofs.WaitOf(actor.Id) is { } wait)
                return wait;
            var (state, item) = (line.State!, line.Item!);
            var mark = signers.MarkOf(state, item, actor, line.Act.DocumentHash);
            if (await signers.WrongAsync(state, item, mark, shown.Secret!, ct) is { } no)
                return Rejection.Unusable(no.Code, no.Message, "passphrase");
            proofs.RightSecret(actor.Id);
        }
        return null;
    }

    private async Task<Answer> GiveAsync(Line line, Actor actor, ShownProof shown, string? own, CancellationToken ct)
    {
        if (line.OtherPage is { } other)
            return Refused(other, null);
        if (line.Item is not { } item)
            return await access.GiveAsync(line.CaseId, actor, line.Act, ct);
        if (!line.BySecret)
            return await access.GiveAsync(line.CaseId, actor, line.Act with { Proof = own }, ct);
        var kind = signers.SealerOf(line.State!, item)!.Mode == LocalMode ? ProofKinds.Passphrase : ProofKinds.Provider;
        var act = line.Act with { Proof = kind };
        return item.Act == Acts.Paraf
            ? await ParafAsync(line, actor, act, shown.Secret!, ct)
            : await SignAsync(line, actor, act, shown.Secret!, ct);
    }

    /// <summary>Sealed before it is given: with a wrong secret no paraf counts and no task closes.</summary>
    private async Task<Answer> ParafAsync(Line line, Actor actor, GiveSignOff act, SecretProof secret, CancellationToken ct)
    {
        var mark = signers.MarkOf(line.State!, line.Item!, actor, act.DocumentHash);
        var (made, no) = await letters.MakeParafAsync(line.CaseId, line.Item!.Letter!, mark, secret, ct);
        if (no is not null)
            return Refused(Told(no), line.State);
        var answer = await access.GiveAsync(line.CaseId, actor, act, ct);
        // From here on his request may end: what was made is told or dropped.
        await letters.FinishParafAsync(line.CaseId, made!, answer.Rejection is null, CancellationToken.None);
        return answer.Rejection is null ? new(answer.Decision, await reader.LoadAsync(line.CaseId, ct)) : answer;
    }

    private async Task<Answer> SignAsync(Line line, Actor actor, GiveSignOff act, SecretProof secret, CancellationToken ct)
    {
        var answer = await access.GiveAsync(line.CaseId, actor, act, ct);
        if (answer.Rejection is not null)
            return answer;
        // The official who closes his browser has signed all the same: only the seal's own time limit ends it.
        var (key, now) = (line.Item!.Letter!, signers.Now);
        var no = await letters.SealInRequestAsync(line.CaseId, key, actor.Id, secret, now, CancellationToken.None);
        var state = await reader.LoadAsync(line.CaseId, ct);
        return no is null ? new(answer.Decision, state) : Refused(Told(no), state);
    }

    private const string LocalMode = "LOKAL";

    private static Rejection Told(SealRefused no) =>
        new(no.Code, no.Message) { Kind = no.Again ? RejectionKind.Passing : RejectionKind.Unusable };

    private static Answer Refused(Rejection why, CaseState? state) => new(Decision.Reject(why), state);

    private static bool IsProved(WorkItem item) => item is { Kind: WorkKinds.SignOff, Act: Acts.Sign or Acts.Paraf };

    private bool SealsWithSecret(CaseState state, WorkItem item) => signers.SealerOf(state, item)?.Asks == PresenceKind.Secret;
}
