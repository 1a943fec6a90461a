using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>
/// A node whose type is no activity of ours: another definition used as an activity, or something unknown.
/// Which of the two shows when it runs (<see cref="FlowLibrary.Resolve"/>); unknown ones are kept whole and faulted only then.
/// </summary>
public sealed class DefinitionActivity : Activity, IReadsNode
{
    public string? DefinitionId { get; private set; }
    public string? VersionId { get; private set; }

    public void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs)
    {
        DefinitionId = node.Text("workflowDefinitionId");
        VersionId = node.Text("workflowDefinitionVersionId");
        foreach (var property in node.EnumerateObject())
        {
            if (property.Value.Property("expression") is not null && ActivityReader.ReadExpression(property.Value) is { } expression)
                inputs[property.Name] = new Input<JsonElement>(expression);
        }
    }

    public override void Execute(ActivityContext flow)
    {
        if (flow.Library.Resolve(this) is not { } inside)
        {
            flow.Fail("jenis-tidak-dikenal", $"Jenis langkah \"{Type}\" tidak dikenal.");
            return;
        }
        var input = new Dictionary<string, JsonElement>();
        foreach (var (key, expression) in Inputs)
        {
            if (inside.Input(key) is { } declared)
                input[declared.Name] = flow.Get((Input<JsonElement>)expression);
        }
        flow.Run.Enter(
            flow.Frame,
            inside,
            JsonSerializer.SerializeToElement(input.Where(i => i.Value.ValueKind != JsonValueKind.Undefined).ToDictionary())
        );
    }

    /// <summary>Its outcomes are Done, unless the definition inside was left by Complete.</summary>
    public override void ChildCompleted(ActivityContext flow, ChildEnd child) => flow.Complete();
}
