using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>Levels that are on and have nobody: neither holder nor substitute on that date .</summary>
public static class Staffing
{
    public static IReadOnlyList<(string Chain, string Role)> Unmanned(Office office, string date) =>
        [
            .. LevelSwitch
                .Chains.SelectMany(chain => Levels(office.Region, chain).Select(level => (Chain: chain, level.Role)))
                .Where(l =>
                    office.LevelOf(l.Role, l.Chain, date) is { Action: not SignOffAction.Off }
                    && !office.Organisation.IsManned(l.Role, date)
                ),
        ];

    private static System.Collections.Immutable.ImmutableArray<SignOffLevel> Levels(Region region, string chain) =>
        chain switch
        {
            "case" => region.SignOff.Case,
            "letter" => region.SignOff.Letter,
            _ => region.SignOff.Batch,
        };
}
