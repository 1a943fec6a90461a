using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Runs a script; its value is the Result, the outcomes it may name are ports.</summary>
[Activity("Elsa.RunJavaScript", "Data", "Jalankan JavaScript", "Menjalankan skrip singkat.")]
public sealed class RunJavaScript : Activity, IReadsNode
{
    [Input("Skrip", UIHint = "code-editor")]
    public Input<string>? Script { get; init; }

    [Input("Hasil yang mungkin", UIHint = "dynamic-outcomes")]
    public Input<IReadOnlyList<string>>? PossibleOutcomes { get; init; }

    [Output("Hasil")]
    public Output? Result { get; init; }

    private Input<JsonElement>? code;

    public override IReadOnlyList<string> Outcomes => PossibleOutcomes?.FixedOr(null) is { Count: > 0 } own ? [.. own, "Done"] : ["Done"];

    /// <summary>The script is a literal text; it is read as a script here, so that it is checked at publish.</summary>
    public void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs)
    {
        if (Script?.FixedOr(null) is not { Length: > 0 } text)
            return;
        code = new(new Expression.JavaScript(Engine.Script.Parse(text)));
        inputs["script"] = code;
    }

    public override void Execute(ActivityContext flow)
    {
        // a script that comes from an expression is read now
        var run =
            code
            ?? (
                flow.Get(Script) is { Length: > 0 } text
                    ? new Input<JsonElement>(new Expression.JavaScript(Engine.Script.Parse(text)))
                    : null
            );
        var result = flow.Get(run);
        if (result.ValueKind != JsonValueKind.Undefined)
            flow.SetOutput("Result", result);
        flow.Complete(result.ValueKind == JsonValueKind.String && Outcomes.Contains(result.GetString()) ? [result.GetString()!] : []);
    }
}
