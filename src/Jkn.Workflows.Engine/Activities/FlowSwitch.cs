using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Goes on through the port of the case that holds (mode MatchAny: of all that hold), else through Default.</summary>
[Activity("Elsa.FlowSwitch", "Percabangan", "Pilihan", "Melanjutkan lewat pilihan yang syaratnya terpenuhi.")]
public sealed class FlowSwitch : Activity, IReadsNode
{
    [Input("Cara", UIHint = "dropdown", Options = ["MatchFirst", "MatchAny"])]
    public Input<string>? Mode { get; init; }

    public IReadOnlyList<ConditionalCase> Cases { get; private set; } = [];

    public override IReadOnlyList<string> Outcomes => [.. Cases.Select(c => c.Label), "Default"];

    public void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs) =>
        Cases = ConditionalCases.Read(this, node, reader, children, inputs);

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition) => ConditionalCases.Validate(this, Cases);

    public override void Execute(ActivityContext flow)
    {
        var labels = ConditionalCases.Matching(flow, Cases, Mode).Select(c => c.Label).ToArray();
        flow.Complete(labels.Length == 0 ? ["Default"] : labels);
    }
}
