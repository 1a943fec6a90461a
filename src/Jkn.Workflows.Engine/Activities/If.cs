namespace Jkn.Workflows.Engine.Activities;

/// <summary>Runs one of two activities.</summary>
[Activity("Elsa.If", "Percabangan", "Jika", "Menjalankan salah satu dari dua langkah.")]
public sealed class If : Activity
{
    [Input("Syarat", UIHint = "checkbox")]
    public Input<bool>? Condition { get; init; }
    public Activity? Then { get; init; }
    public Activity? Else { get; init; }

    public override void Execute(ActivityContext flow)
    {
        var met = flow.Get(Condition);
        if ((met ? Then : Else) is { } branch)
            flow.Schedule(branch);
        else
            flow.Complete();
    }
}
