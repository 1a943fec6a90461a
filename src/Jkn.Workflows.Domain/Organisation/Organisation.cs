using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Organisation;

/// <summary>Who holds which official role of a region, and who stands in for whom. Pure look-ups by local date.</summary>
public sealed record Organisation(ImmutableArray<Official> Officials, ImmutableArray<Delegation> Delegations)
{
    public static readonly Organisation Empty = new([], []);

    public Delegation? ActiveDelegation(string role, string date) =>
        Delegations.LastOrDefault(d => d.Role == role && IsWithin(date, d.From, d.To));

    public Official? HolderOf(string role, string date) => Officials.LastOrDefault(o => o.Role == role && IsWithin(date, o.From, o.To));

    /// <summary>
    /// The capacity in which an actor may act in a role on a date; null when he may not. While a substitute is in force the holder is
    /// absent and only the substitute acts. Officer roles (FO, BO …) belong to the account and have no capacity.
    /// </summary>
    public Capacity? CapacityOf(Actor actor, string role, string date)
    {
        if (ActiveDelegation(role, date) is { } standIn)
            return standIn.Substitute == actor.Id ? new(standIn.Kind, standIn.Absent) : null;
        if (!Roles.Officials.Contains(role))
            return actor.Has(role) ? new("", null) : null;
        return HolderOf(role, date) is { } holder
            ? holder.Account == actor.Id
                ? new(Capacity.Definitive, null)
                : null
            : null;
    }

    /// <summary>Every role an actor may act in on a date: his own, less those a substitute holds, plus those he stands in for.</summary>
    public string[] RolesOf(Actor actor, string date) => [.. Roles.All.Where(role => CapacityOf(actor, role, date) is not null)];

    /// <summary>True when somebody can act in the role on that date .</summary>
    public bool IsManned(string role, string date) =>
        !Roles.Officials.Contains(role) || ActiveDelegation(role, date) is not null || HolderOf(role, date) is not null;

    private static bool IsWithin(string date, string from, string? to) =>
        string.CompareOrdinal(from, date) <= 0 && (to is null || string.CompareOrdinal(date, to) <= 0);
}
