namespace Jkn.Workflows.Engine.Activities;

/// <summary>
/// Ends the definition it stands in; used as an activity, that one goes on with these outcomes. It does not reach further out.
/// </summary>
[Activity("Elsa.Complete", "Alur", "Selesaikan dengan hasil", "Mengakhiri definisi ini dengan hasil yang dipilih.")]
public sealed class Complete : Activity
{
    [Input("Hasil", "Nama satu atau beberapa hasil.", UIHint = "outcome-picker")]
    public new Input<IReadOnlyList<string>>? Outcomes { get; init; }

    public override bool IsTerminal => true;

    public override void Execute(ActivityContext flow)
    {
        var outcomes = flow.Get(Outcomes, []);
        flow.Frame.Exit = () =>
        {
            if (flow.Frame.Scope is { } scope)
                flow.Run.End(scope, outcomes.Count == 0 ? Outcome.Done : outcomes);
            else
                flow.Run.Finish(null);
        };
        flow.Complete();
    }
}
