using System.Collections.Immutable;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Decides, after a node of a flowchart completed, what its tokens set going. One object per completion.</summary>
internal sealed class FlowArrivals(ActivityContext flow, Flowchart flowchart, FlowGraph graph)
{
    private ImmutableArray<Token> Tokens => flow.State.Instances[flow.Frame.Number].Tokens;

    public void Arrive(Connection connection)
    {
        var target = flowchart.Node(connection.TargetId);
        switch (target.Merge)
        {
            case MergeMode.Merge when !graph.ForwardInto(target.Id).Contains(connection):
                // a return for correction: what it waited for came in the first round
                flow.Schedule(target);
                break;
            case MergeMode.Merge or MergeMode.Converge:
                if (Rounds(target) > Live(target.Id))
                    flow.Schedule(target);
                break;
            case MergeMode.Race or MergeMode.Cascade:
                Race(connection, target);
                break;
            default:
                if (!HoldsUp(target.Id))
                    flow.Schedule(target);
                break;
        }
    }

    /// <summary>A branch went another way: a target that only waited for it runs now.</summary>
    public void Pass(string targetId)
    {
        var target = flowchart.Node(targetId);
        if (
            target.Merge == MergeMode.Stream
            && Tokens.Any(t => !t.Blocked && t.To == targetId)
            && Live(targetId) == 0
            && !HoldsUp(targetId)
        )
            flow.Schedule(target);
    }

    /// <summary>Blocks for branches that can no longer arrive would swallow the next round's arrival.</summary>
    public void LiftBlocks()
    {
        if (!Tokens.Any(t => t.Blocked))
            return;
        var stale = Tokens.Where(t => t.Blocked && !CanArriveFrom(t.From)).ToArray();
        if (stale.Length > 0)
            flow.Emit(new FlowEvent.TokensChanged(flow.Frame.Number, Removed: stale));
    }

    /// <summary>Nothing runs: true when nothing waits either. What waits for a dead branch is reported once.</summary>
    public bool AtRest()
    {
        var waiting = Tokens.Where(t => !t.Blocked).Select(t => t.To).Distinct().Select(flowchart.Node).ToArray();
        foreach (var target in waiting.Where(t => t.Merge is MergeMode.Stream))
            flow.Schedule(target);
        foreach (var target in waiting.Where(t => t.Merge is MergeMode.Merge or MergeMode.Converge))
        {
            if (!flow.State.Incidents.Values.Any(i => i.Stalled && i.Instance == flow.Frame.Number && i.ActivityId == target.Id))
                flow.Run.Stall(flow.Frame, target);
        }
        return waiting.All(t => t.Merge is MergeMode.Race or MergeMode.Cascade);
    }

    /// <summary>How often all connections that count have brought a token.</summary>
    private int Rounds(Activity target)
    {
        var awaited =
            target.Merge == MergeMode.Converge
                ? flowchart.Connections.Where(c => c.TargetId == target.Id).Distinct().ToArray()
                : graph.ForwardInto(target.Id);
        var tokens = Tokens;
        return awaited.Count == 0
            ? 1
            : awaited.Min(c => tokens.Count(t => !t.Blocked && t.From == c.SourceId && t.Port == c.Port && t.To == c.TargetId));
    }

    /// <summary>A token on its way to a node just before the target: that branch is still coming.</summary>
    private bool HoldsUp(string targetId)
    {
        var sources = graph.ForwardInto(targetId);
        return Tokens.Any(t => !t.Blocked && sources.Any(s => s.SourceId == t.To));
    }

    private void Race(Connection won, Activity target)
    {
        var number = flow.Frame.Number;
        var block = new Token(won.SourceId, won.Port, won.TargetId, Blocked: true);
        if (Tokens.Contains(block))
        {
            // a loser arrives: both its token and the block are used up
            flow.Emit(new FlowEvent.TokensChanged(number, Removed: [block, block with { Blocked = false }]));
            return;
        }
        var upstream = graph.AncestorsOf(target.Id);
        foreach (var loser in flow.State.Instances.Values.Where(i => i.Parent == number && upstream.Contains(i.ActivityId)).ToArray())
            flow.Run.Cancel(loser.Number);
        // tokens that waited at a merge of a losing branch wait for nothing any more
        var left = Tokens.Where(t => !t.Blocked && upstream.Contains(t.To) && Live(t.To) == 0).ToArray();
        if (left.Length > 0)
            flow.Emit(new FlowEvent.TokensChanged(number, Removed: left));
        flow.Schedule(target);
        var late = graph
            .ForwardInto(target.Id)
            .Where(c => c.SourceId != won.SourceId && CanArriveFrom(c.SourceId))
            .Select(c => new Token(c.SourceId, c.Port, c.TargetId, Blocked: true))
            .Except(Tokens)
            .ToArray();
        if (late.Length > 0)
            flow.Emit(new FlowEvent.TokensChanged(number, Added: late));
    }

    private bool CanArriveFrom(string source)
    {
        var upstream = graph.AncestorsOf(source);
        bool Counts(string id) => id == source || upstream.Contains(id);
        return flow.State.Instances.Values.Any(i => i.Parent == flow.Frame.Number && Counts(i.ActivityId))
            || flow.Run.ScheduledIn(flow.Frame).Any(Counts)
            || Tokens.Any(t => !t.Blocked && Counts(t.To));
    }

    private int Live(string id) => flow.Run.LiveChildren(flow.Frame, id);
}
