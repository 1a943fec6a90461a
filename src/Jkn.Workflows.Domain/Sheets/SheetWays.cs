using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>One way on from a step: its outcomes in words, where it leads (several at once: side by side), what the program does.</summary>
internal sealed record SheetWay(ImmutableArray<string> Ports, ImmutableArray<string> Targets, ImmutableArray<string> Automatic)
{
    /// <summary>What then happens, in words; nothing for a condition's yes and no.</summary>
    public string Result =>
        string.Join(" atau ", Ports.Where(p => p is not ("True" or "False")).Select(SheetWords.Result).Where(w => w.Length > 0).Distinct());
}

/// <summary>The ways on from each step, in the order of the definition; outcomes that lead to the same steps are one way.</summary>
internal static class SheetWays
{
    public static ImmutableArray<SheetWay> Of(string step, IReadOnlyList<SheetEdge> edges)
    {
        var ways = new List<SheetWay>();
        foreach (var port in edges.Where(e => e.From == step && e.To != step).GroupBy(e => e.Port))
        {
            ImmutableArray<string> targets = [.. port.Select(e => e.To).Distinct()];
            ImmutableArray<string> automatic = [.. port.SelectMany(e => e.Automatic).Distinct()];
            var same = ways.FindIndex(w => w.Targets.ToHashSet().SetEquals(targets));
            if (same < 0)
                ways.Add(new([port.Key], targets, automatic));
            else
                ways[same] = new(ways[same].Ports.Add(port.Key), targets, [.. ways[same].Automatic.Union(automatic)]);
        }
        // A condition's yes is asked first, whichever connection was drawn first.
        return [.. ways.OrderBy(w => w.Ports[0] == "False")];
    }
}
