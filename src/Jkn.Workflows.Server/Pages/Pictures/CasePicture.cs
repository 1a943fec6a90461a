using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Server.Pages.Pictures;

/// <summary>What a case's journal says of each step of its procedure: done how often, by whom and when last; where it stands; what may come.</summary>
internal static class CasePicture
{
    public static Dictionary<string, StepMark> Marks(CaseState state, FlowDefinition definition, IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> history, Func<string, string> nameOf, Func<DateTimeOffset, string> when)
    {
        var running = new Dictionary<int, string>();
        var done = new Dictionary<string, (int Times, Stamp Last)>(StringComparer.Ordinal);
        foreach (var (stamp, events) in history)
        {
            foreach (var happened in events)
            {
                switch (happened)
                {
                    case FlowEvent.ActivityStarted e: running[e.Instance] = e.ActivityId; break;
                    case FlowEvent.ActivityWaiting e: running[e.Instance] = e.ActivityId; break;
                    case FlowEvent.ActivityRan e: Count(e.ActivityId, stamp); break;
                    case FlowEvent.ActivityCompleted e when running.TryGetValue(e.Instance, out var id): Count(id, stamp); break;
                }
            }
        }
        var current = state.Flow.Instances.Values.Select(i => i.ActivityId).Where(id => definition.Node(id) is not null and not Engine.Activities.Flowchart).ToHashSet(StringComparer.Ordinal);
        var possible = new FlowPicture(definition).ReachableFrom(current);
        return definition.Nodes.Select(n => n.Id).Distinct().ToDictionary(id => id, id =>
        {
            var found = done.TryGetValue(id, out var d);
            var waiting = state.WorkItems.Values.FirstOrDefault(w => w.ActivityId == id);
            return new StepMark(found ? d.Times : 0, found ? nameOf(d.Last.By) : null, found ? when(d.Last.At) : null, current.Contains(id), possible.Contains(id), waiting is null ? null : RoleNames.Of(waiting.Role));
        }, StringComparer.Ordinal);

        void Count(string id, Stamp stamp) => done[id] = (done.TryGetValue(id, out var before) ? before.Times + 1 : 1, stamp);
    }
}
