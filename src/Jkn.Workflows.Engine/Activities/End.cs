namespace Jkn.Workflows.Engine.Activities;

/// <summary>Ends the flowchart it stands in, whatever else still runs there.</summary>
[Activity("Elsa.End", "Alur", "Selesai", "Akhir diagram alur ini.")]
public sealed class End : Activity
{
    public override IReadOnlyList<string> Outcomes => [];
    public override bool IsTerminal => true;

    public override void Execute(ActivityContext flow) => flow.Complete();
}
