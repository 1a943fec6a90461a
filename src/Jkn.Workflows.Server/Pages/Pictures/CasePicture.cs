using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Server.Pages.Pictures;

/// <summary>
/// What a case's journal says of each step of its procedure: done how often, by whom and when last; where it stands; what may come.
/// </summary>
internal static class CasePicture
{
    public static Dictionary<string, StepMark> Marks(
        CaseState state,
        FlowDefinition definition,
        IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> history,
        Func<string, string> nameOf,
        Func<DateTimeOffset, string> when
    )
    {
        var running = new Dictionary<int, (string Id, int Parent, bool Opens)>();
        var done = new Dictionary<string, (int Times, Stamp Last)>(StringComparer.Ordinal);
        foreach (var (stamp, events) in history)
        {
            foreach (var happened in events)
            {
                switch (happened)
                {
                    case FlowEvent.ActivityStarted e:
                        running[e.Instance] = (e.ActivityId, e.Parent, e.VersionId is not null);
                        break;
                    case FlowEvent.ActivityWaiting e:
                        running[e.Instance] = (e.ActivityId, e.Parent, false);
                        break;
                    case FlowEvent.ActivityRan e when !IsInside(e.Parent):
                        Count(e.ActivityId, stamp);
                        break;
                    case FlowEvent.ActivityCompleted e when running.TryGetValue(e.Instance, out var step) && !IsInside(step.Parent):
                        Count(step.Id, stamp);
                        break;
                }
            }
        }
        var people = PeopleAt(state);
        var current = state
            .Flow.Instances.Values.Where(i => i.Prefix.Length == 0)
            .Select(i => i.ActivityId)
            .Where(id => definition.Node(id) is not null and not Engine.Activities.Flowchart)
            .ToHashSet(StringComparer.Ordinal);
        var possible = new FlowPicture(definition).ReachableFrom(current);
        return definition
            .Nodes.Select(n => n.Id)
            .Distinct()
            .ToDictionary(
                id => id,
                id =>
                {
                    var found = done.TryGetValue(id, out var d);
                    return new StepMark(
                        found ? d.Times : 0,
                        found ? nameOf(d.Last.By) : null,
                        found ? when(d.Last.At) : null,
                        current.Contains(id),
                        possible.Contains(id),
                        ExtraOf(state.WorkItems.Values.FirstOrDefault(w => w.ActivityId == id), people.GetValueOrDefault(id))
                    );
                },
                StringComparer.Ordinal
            );

        // Steps of a sub-procedure have ids of their own definition, which may be ours too: both begin with "mulai".
        bool IsInside(int parent)
        {
            for (var at = parent; running.TryGetValue(at, out var above); at = above.Parent)
            {
                if (above.Opens)
                    return true;
            }
            return false;
        }

        void Count(string id, Stamp stamp) => done[id] = (done.TryGetValue(id, out var before) ? before.Times + 1 : 1, stamp);
    }

    /// <summary>How many people stand at each step that everybody goes through alone.</summary>
    private static Dictionary<string, int> PeopleAt(CaseState state) =>
        state
            .Flow.Instances.Values.Where(i => i.Prefix.Length == 0)
            .Select(i => (i.ActivityId, Person: state.PersonOf(i.Number)))
            .Where(i => i.Person is not null)
            .Distinct()
            .GroupBy(i => i.ActivityId)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private static string? ExtraOf(WorkItem? waiting, int people) =>
        (waiting, people) switch
        {
            (null, 0) => null,
            (null, _) => $"{people} orang",
            (_, 0) => RoleNames.Of(waiting.Role),
            _ => $"{people} orang, {RoleNames.Of(waiting.Role)}",
        };
}
