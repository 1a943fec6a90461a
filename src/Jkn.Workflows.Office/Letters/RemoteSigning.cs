using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// Signing with keys that only the official can use: inside his own request, after the asking was committed. The secret is given on to the
/// sealer and to nothing else; when the request dies, the attempt is given up later and the letter waits as before.
/// </summary>
internal sealed class RemoteSigning(CaseReader reader, Offices offices, LetterDesk letters, OfficeClock clock)
{
    internal sealed record AtProvider(string Key, string Act);

    public static SecretProof? ProofOf(string? passphrase, string? oneTimeCode) =>
        passphrase is { Length: > 0 } ? new SecretProof(passphrase)
        : oneTimeCode is { Length: > 0 } ? new SecretProof(oneTimeCode, isOneTime: true)
        : null;

    /// <summary>The letter that this act would seal at the provider; null when the act seals nothing there.</summary>
    public async Task<AtProvider?> LetterOfAsync(string caseId, string itemId, string outcome, Actor actor, CancellationToken ct)
    {
        if (outcome != SignOff.Forward || await reader.LoadAsync(caseId, ct) is not { } state || !actor.MaySee(state.Region))
            return null;
        if (
            state.WorkItems.GetValueOrDefault(itemId) is not { Letter: { } key, Act: Acts.Sign or Acts.Paraf } item
            || state.Letters[key].IsWet
        )
            return null;
        return offices.Find(state.Region)?.Region.Settings.SignatureMode.Value == SignatureMode.Bsre ? new(key, item.Act!) : null;
    }

    /// <summary>The state after sealing, or why it is not sealed: the letter then waits for its signature as before (AC-60).</summary>
    public async Task<(CaseState State, Rejection? Refused)> SealAsync(
        string caseId,
        string key,
        Actor actor,
        SecretProof secret,
        CancellationToken ct
    )
    {
        // The official who closes his browser has signed all the same: only the seal's own time limit ends it.
        var no = await letters.SealInRequestAsync(caseId, key, actor.Id, secret, clock.GetUtcNow(), CancellationToken.None);
        var state = (await reader.LoadAsync(caseId, ct))!;
        return (state, no is null ? null : new(no.Code, no.Message) { Kind = no.Again ? RejectionKind.Passing : RejectionKind.Unusable });
    }
}
