using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// Ways for the arrows. A row holds one symbol, so a horizontal line in it meets no other; vertical lines run between the columns. All
/// arrows to one step share one vertical line: fifteen ways to the end are one line with fifteen inflows.
/// </summary>
internal static class SheetArrows
{
    public static ImmutableArray<SheetArrow> Of(IReadOnlyList<SheetRow> rows, IReadOnlyList<(int From, int To, string Label)> edges)
    {
        var arrows = ImmutableArray.CreateBuilder<SheetArrow>();
        var taken = new Dictionary<int, List<(int Track, int From, int To)>>();
        var slots = new Dictionary<(int Row, int Side), int>();
        foreach (var (from, to, label) in edges.Where(e => e.To == e.From + 1))
            arrows.Add(new(from, to, label, true, 0, 0, 0, 0, 0));
        var targets = edges
            .Where(e => e.To != e.From + 1)
            .GroupBy(e => e.To)
            .Select(group =>
                (
                    To: group.Key,
                    Sources: group.ToList(),
                    First: Math.Min(group.Key, group.Min(e => e.From)),
                    Last: Math.Max(group.Key, group.Max(e => e.From))
                )
            )
            .OrderBy(t => t.Last - t.First)
            .ThenBy(t => t.To);
        foreach (var (to, sources, first, last) in targets)
        {
            var lane = rows[to].Lane;
            var side = sources.Average(e => rows[e.From].Lane) < lane ? -1 : 1;
            var gap = side < 0 ? lane : lane + 1;
            var track = Free(taken.TryGetValue(gap, out var list) ? list : taken[gap] = [], first, last);
            foreach (var (from, _, label) in sources)
            {
                var way = gap > rows[from].Lane ? 1 : -1;
                var slot = slots[(from, way)] = slots.GetValueOrDefault((from, way)) + 1;
                arrows.Add(new(from, to, label, false, way, slot - 1, side, gap, track));
            }
        }
        return arrows.ToImmutable();
    }

    // The innermost track that no other line uses between these rows: short loops stay near their symbols.
    private static int Free(List<(int Track, int From, int To)> taken, int first, int last)
    {
        var track = 0;
        while (taken.Any(t => t.Track == track && t.From <= last && first <= t.To))
            track++;
        taken.Add((track, first, last));
        return track;
    }
}
