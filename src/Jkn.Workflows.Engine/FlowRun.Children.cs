namespace Jkn.Workflows.Engine;

/// <summary>Workflows that run inside an activity and outlive its step.</summary>
internal sealed partial class FlowRun
{
    /// <summary>A child workflow that nobody waits for came to rest: its parent goes on, it lives on by itself.</summary>
    private bool ReleaseChild()
    {
        foreach (var instance in Insides())
        {
            if (
                TryFrameOf(instance.Number) is not { Activity: ExecuteWorkflow execute } frame
                || execute.IsAwaited(new ActivityContext(this, frame))
            )
                continue;
            var (named, tokens) = Ports(frame, Outcome.Done);
            Emit(new FlowEvent.ActivityDetached(instance.Number, named, tokens));
            frames.Remove(instance.Number);
            Tell(frame, Outcome.Done);
            return true;
        }
        return false;
    }

    private List<ActivityInstance> Insides()
    {
        var found = new List<ActivityInstance>();
        foreach (var (_, instance) in State.Instances)
        {
            if (instance is { VersionId: not null, Detached: false })
                found.Add(instance);
        }
        found.Sort((a, b) => a.Number - b.Number);
        return found;
    }
}
