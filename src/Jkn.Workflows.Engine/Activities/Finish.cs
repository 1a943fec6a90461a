namespace Jkn.Workflows.Engine.Activities;

/// <summary>Ends the whole workflow with all its bookmarks; inside a child workflow only that child.</summary>
[Activity("Elsa.Finish", "Alur", "Akhiri seluruh alur", "Mengakhiri seluruh alur beserta semua titik tunggunya.")]
public sealed class Finish : Activity
{
    public override IReadOnlyList<string> Outcomes => [];
    public override bool IsTerminal => true;

    public override void Execute(ActivityContext flow)
    {
        flow.Frame.Exit = () =>
            flow.Run.Finish(flow.Frame.WithAncestors().FirstOrDefault(f => f.Inside is not null && f.Activity is not DefinitionActivity));
        flow.Complete();
    }
}
