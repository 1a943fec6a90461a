using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>Levels that are on and have nobody: neither holder nor substitute on that date .</summary>
public static class Staffing
{
    public static IReadOnlyList<(string Chain, string Role)> Unmanned(Office office, string date) =>
        [
            .. Chains
                .All.SelectMany(chain => Levels(office, chain, date).Select(role => (Chain: chain, Role: role)))
                .Where(l => !office.Organisation.IsManned(l.Role, date)),
        ];

    /// <summary>Who signs in a chain on a day: by the versions in force, each filtered by its switches.</summary>
    private static IEnumerable<string> Levels(Office office, string chain, string date)
    {
        var signing = office
            .Sops.All.Where(v => office.Sops.Effective(v.Key, date)?.Id == v.Id)
            .SelectMany(v => SignChain.Of(v, office, date))
            .Where(s => s.Chain == chain && s.Level.IsOn)
            .Select(s => s.Step.Role)
            .ToHashSet(StringComparer.Ordinal);
        return Roles.All.Where(signing.Contains);
    }
}
