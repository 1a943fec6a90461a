using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// Why a chain of sign-offs cannot be completed as things stand today: a level that is on has nobody, or the only person for it may not act
/// there. Said as soon as it can be known, not when somebody has pressed the button. <see cref="Account"/>: who may not; null for nobody.
/// </summary>
public sealed record ChainObstacle(string Role, string Act, string? Account, string? Kind, Rejection Why)
{
    /// <summary>On the way of a letter, lowest level first; empty when the chain can be completed.</summary>
    public static IReadOnlyList<ChainObstacle> Of(CaseState state, Office office, string letter, string today) =>
        state.Letters.GetValueOrDefault(letter) is { Signature: null } text
            ?
            [
                .. SignChain
                    .OfLetter(state, office, letter, today)
                    .Where(s => s.Level.IsOn && text.Parafs.All(p => p.Role != s.Step.Role))
                    .Select(s => At(state, office, s.Step.Role, s.Step.Act, text, today))
                    .OfType<ChainObstacle>(),
            ]
            : [];

    /// <summary>At what waits now, also on the case or batch itself; null when somebody may do it.</summary>
    public static ChainObstacle? At(CaseState state, Office office, WorkItem item, string today) =>
        item is { Kind: WorkKinds.SignOff, Act: { } act }
            ? At(state, office, item.Role, act, item.Letter is { } key ? state.Letters.GetValueOrDefault(key) : null, today)
            : null;

    private static ChainObstacle? At(CaseState state, Office office, string role, string act, Letter? letter, string today)
    {
        // Officers are many: somebody else of the role can do it.
        if (!Roles.Officials.Contains(role))
            return null;
        var standIn = office.Organisation.ActiveDelegation(role, today);
        var (account, kind) = standIn is null
            ? (office.Organisation.HolderOf(role, today)?.Account, Capacity.Definitive)
            : (standIn.Substitute, standIn.Kind);
        if (account is null)
            return new(role, act, null, null, new("level-unmanned", "Jabatan ini tidak punya pejabat atau pengganti hari ini."));
        return FourEyes.Of(state, office, role, act, letter, account, kind).No is { } no ? new(role, act, account, kind, no) : null;
    }
}
