using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// The plain way through a procedure and what leaves it, drawn together to the steps that have a sentence for citizens: first outcomes
/// lead on, every other way is beside it until it comes back or ends.
/// </summary>
internal sealed class PosterWay(SheetGraph graph, Func<SheetStep, PosterStep> draw)
{
    private readonly Dictionary<string, SheetStep> steps = graph.Steps.ToDictionary(s => s.Key, StringComparer.Ordinal);

    public ImmutableArray<PosterStep> Steps()
    {
        var plain = new List<string>();
        for (
            var at = (graph.Steps.Count > 0 ? graph.Steps[0].Key : null);
            at is not null && !plain.Contains(at);
            at = Onward(at).FirstOrDefault()
        )
            plain.Add(at);
        var taken = plain.ToHashSet(StringComparer.Ordinal);
        var drawn = new List<PosterStep>();
        foreach (var key in plain)
        {
            if (Said(key))
                drawn.Add(draw(steps[key]));
            foreach (var branch in Onward(key).Where(to => !taken.Contains(to)).Select(to => Branch(to, taken)).Where(b => b.Count > 0))
            {
                // Before anybody has done anything there is nothing to branch from.
                if (drawn.Count > 0)
                    drawn[^1] = drawn[^1] with { Branches = drawn[^1].Branches.Add(new([.. branch])) };
            }
        }
        return [.. drawn];
    }

    private List<string> Branch(string from, HashSet<string> taken)
    {
        var said = new List<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var key))
        {
            if (!taken.Add(key))
                continue;
            if (Said(key))
                said.Add(draw(steps[key]).Text);
            foreach (var to in Onward(key).Reverse())
                open.Push(to);
        }
        return said;
    }

    private bool Said(string key) => SheetFact.Of(steps[key].Node).Citizens is { Length: > 0 };

    private IEnumerable<string> Onward(string key) => SheetWays.Of(key, graph.Edges).SelectMany(w => w.Targets).Where(steps.ContainsKey);
}
