namespace Jkn.Workflows.Engine.Activities;

/// <summary>Leaves the nearest loop of its definition; outside a loop, the container it stands in.</summary>
[Activity("Elsa.Break", "Perulangan", "Keluar dari perulangan", "Keluar dari perulangan terdekat.")]
public sealed class Break : Activity
{
    public override IReadOnlyList<string> Outcomes => [];
    public override bool IsTerminal => true;

    public override void Execute(ActivityContext flow)
    {
        if (Loop(flow.Frame) is { } loop)
            flow.Frame.Exit = () => flow.Run.End(loop, Outcome.Done);
        flow.Complete();
    }

    private static Frame? Loop(Frame frame) =>
        frame.WithAncestors().TakeWhile(f => f != frame.Scope).FirstOrDefault(f => f.Activity.IsLoop);
}
