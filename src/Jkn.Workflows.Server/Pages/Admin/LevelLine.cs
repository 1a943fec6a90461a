using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>A level of a chain, and whether it is used on a day.</summary>
internal sealed record LevelLine(string Chain, string ChainText, string Role, SignOffAction Action, LevelState State)
{
    public static IReadOnlyList<LevelLine> Of(Office office, string today) =>
        [
            .. new[]
            {
                (Chains.Case, "Berkas", office.Region.SignOff.Case),
                (Chains.Letter, "Surat", office.Region.SignOff.Letter),
                (Chains.Batch, "Batch", office.Region.SignOff.Batch),
            }.SelectMany(c =>
                c.Item3.Select(l => new LevelLine(
                    c.Item1,
                    c.Item2,
                    l.Role,
                    l.Action,
                    office.LevelOf(l.Role, c.Item1, new LevelScope(today))
                ))
            ),
        ];
}
