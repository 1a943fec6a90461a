namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.Start", "Alur", "Mulai", "Awal alur.")]
public sealed class Start : Activity
{
    public override void Execute(ActivityContext flow) => flow.Complete();
}
