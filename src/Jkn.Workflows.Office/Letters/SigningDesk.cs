using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// The one place where officials sign, for program, task page and signing desk alike: which adapter seals, what it asks of the official,
/// and the seal inside his own request where the key is his alone. The secret is given on to the adapter and to nothing else; when the
/// request dies, the attempt is given up later and the letter waits as before.
/// </summary>
internal sealed class SigningDesk(
    CaseReader reader,
    CaseAccess access,
    Offices offices,
    LetterDesk letters,
    LetterSealers sealers,
    SealPeople people,
    OfficeClock clock
)
{
    /// <summary>True when going on with this task signs a letter with a secret of the official's: his form has to ask for it.</summary>
    public bool AsksSecret(CaseState state, WorkItem item) => item.Act == Acts.Sign && LetterWithSecret(state, item) is not null;

    /// <summary>What asks nothing of the official is ready; else what his adapter says of him now.</summary>
    public async Task<Preflight> CheckAsync(Office office, string role, bool wet, string account, Capacity? capacity, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var mark = new LetterMark(role, account, "", capacity?.Kind, capacity?.ActingFor, now, null);
        var (signer, _) = await people.OfAsync(office, mark, ct);
        return await sealers.Of(office, wet).CheckAsync(signer, office.LocalOf(now), ct);
    }

    /// <summary>
    /// Gives the sign-off; where the key is the official's alone, seals with his secret after the act was committed. Sealing may be refused
    /// when the act stands already: the letter then waits for its signature as before (AC-60).
    /// </summary>
    public async Task<Answer> GiveAsync(string caseId, Actor actor, GiveSignOff act, SecretProof? secret, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, actor, ct) is { } seen)
        {
            (act, var otherPage) = LetterDoor.Translate(seen, act);
            if (otherPage is not null)
                return Refused(otherPage, null);
        }
        var sealing = act.Outcome == SignOff.Forward ? await FindAsync(caseId, act.WorkItemId, actor, ct) : null;
        if (sealing is { Act: Acts.Sign } && secret is null)
            return Refused(Rejection.Unusable(SealCodes.NoSecret, "Passphrase wajib diisi.", "passphrase", "Wajib diisi."), null);
        var answer = await access.GiveAsync(caseId, actor, act, ct);
        if (answer.Rejection is not null || sealing is null || secret is null)
            return answer;
        // The official who closes his browser has signed all the same: only the seal's own time limit ends it.
        var no = await letters.SealInRequestAsync(caseId, sealing.Letter!, actor.Id, secret, clock.GetUtcNow(), CancellationToken.None);
        var state = await reader.LoadAsync(caseId, ct);
        if (no is null)
            return new(answer.Decision, state);
        return Refused(new(no.Code, no.Message) { Kind = no.Again ? RejectionKind.Passing : RejectionKind.Unusable }, state);
    }

    private static Answer Refused(Rejection why, CaseState? state) => new(Decision.Reject(why), state);

    private async Task<WorkItem?> FindAsync(string caseId, string itemId, Actor actor, CancellationToken ct) =>
        await access.FindAsync(caseId, actor, ct) is { } state && state.WorkItems.GetValueOrDefault(itemId) is { } item
            ? LetterWithSecret(state, item)
            : null;

    private WorkItem? LetterWithSecret(CaseState state, WorkItem item) =>
        item is { Letter: { } key, Act: Acts.Sign or Acts.Paraf }
        && offices.Find(state.Region) is { } office
        && sealers.Of(office, state.Letters[key]).Asks == PresenceKind.Secret
            ? item
            : null;
}
