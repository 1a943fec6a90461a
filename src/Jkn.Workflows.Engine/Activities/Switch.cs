using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Runs the activity of the case that holds (mode MatchAny: of all that hold), else the default one.</summary>
[Activity("Elsa.Switch", "Percabangan", "Pilihan berlangkah", "Menjalankan langkah dari pilihan yang syaratnya terpenuhi.")]
public sealed class Switch : Activity, IReadsNode
{
    [Input("Cara", UIHint = "dropdown", Options = ["MatchFirst", "MatchAny"])]
    public Input<string>? Mode { get; init; }
    public Activity? Default { get; init; }

    public IReadOnlyList<ConditionalCase> Cases { get; private set; } = [];

    public void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs) =>
        Cases = ConditionalCases.Read(this, node, reader, children, inputs);

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition) => ConditionalCases.Validate(this, Cases);

    public override void Execute(ActivityContext flow)
    {
        var matching = ConditionalCases.Matching(flow, Cases, Mode);
        var branches =
            matching.Count > 0 ? matching.Select(c => c.Activity).OfType<Activity>().ToList()
            : Default is null ? []
            : [Default];
        foreach (var branch in branches)
            flow.Schedule(branch);
        if (branches.Count == 0)
            flow.Complete();
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child)
    {
        if (flow.LiveChildren == 0)
            flow.Complete();
    }
}
