using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// How soon a case can stand before its batch: from where it waits now, along the quickest way of its definition, each step taking its Mutu
/// Baku time in the office's own hours. What has no standard time counts as nothing, so the answer is "at the earliest".
/// </summary>
public static class StepsAhead
{
    /// <summary>The earliest moment; <paramref name="now"/> itself when no step leads to a batch, or none of them takes time.</summary>
    public static DateTimeOffset ReadyAt(CaseState state, Office office, DateTimeOffset now)
    {
        if (office.Sops.ById(state.DefinitionId)?.Definition is not { Root: Flowchart } definition)
            return now;
        var charts = definition.Nodes.OfType<Flowchart>().ToList();
        var hours = office.Region.OfficeTime(office.Calendar);
        var leaves = new Dictionary<string, DateTimeOffset>();
        var queue = new PriorityQueue<string, DateTimeOffset>();
        var byId = charts.SelectMany(c => c.Activities).DistinctBy(a => a.Id).ToDictionary(a => a.Id);
        var ways = charts.SelectMany(c => c.Connections).ToLookup(c => c.SourceId);
        foreach (var here in state.Flow.Bookmarks.Values.Select(b => b.ActivityId).Where(byId.ContainsKey).Distinct())
            Reach(here, now);
        while (queue.TryDequeue(out var id, out var at))
        {
            if (byId[id] is OfficeActivity { EntersBatch: true })
                return at;
            if (at > leaves[id])
                continue;
            // Where each person goes his own way, the way goes on inside.
            if (byId[id] is TiapPeserta { Body: Flowchart { StartNode: { } first } })
                Reach(first.Id, After(first, at));
            foreach (var way in ways[id])
                Reach(way.TargetId, After(byId[way.TargetId], at));
        }
        return now;

        void Reach(string id, DateTimeOffset at)
        {
            if (leaves.TryGetValue(id, out var sooner) && sooner <= at)
                return;
            leaves[id] = at;
            queue.Enqueue(id, at);
        }

        // Only lengths of time add up; a window or a cut-off is what the batch's own calendar knows.
        DateTimeOffset After(Activity step, DateTimeOffset start) =>
            step is OfficeActivity { Waits: true, Waktu.LiteralText: { Length: > 0 } text }
            && ClockSpec.Parse(text).Clock is (ServiceMinutes or WorkDays or CalendarDays or ElapsedHours) and var clock
                ? clock.Due(start, hours).At
                : start;
    }
}
