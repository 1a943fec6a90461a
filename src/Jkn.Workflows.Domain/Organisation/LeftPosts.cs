namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// What somebody still holds who cannot act any more: an office (<see cref="Capacity.Definitive"/>) or a stand-in, until
/// <paramref name="To"/>
/// or without end.
/// </summary>
public sealed record LeftPost(string Account, string Role, string Kind, string? To);

/// <summary>
/// Offices and stand-ins of accounts that are switched off. Somebody has to settle each: no letter waits for a closed door.
/// </summary>
public static class LeftPosts
{
    public static IReadOnlyList<LeftPost> Of(Organisation organisation, IReadOnlySet<string> gone, string today) =>
        [
            .. organisation
                .Officials.Where(o => gone.Contains(o.Account) && !IsOver(o.To, today))
                .Select(o => new LeftPost(o.Account, o.Role, Capacity.Definitive, o.To)),
            .. organisation
                .Delegations.Where(d => gone.Contains(d.Substitute) && !IsOver(d.To, today))
                .Select(d => new LeftPost(d.Substitute, d.Role, d.Kind, d.To)),
        ];

    private static bool IsOver(string? to, string today) => to is not null && string.CompareOrdinal(to, today) < 0;
}
