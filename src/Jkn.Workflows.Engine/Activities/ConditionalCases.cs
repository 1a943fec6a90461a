using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>One case of a switch: its label is the port (or names the branch), its condition an expression.</summary>
public sealed record ConditionalCase(string Label, Input<bool>? Condition, Activity? Activity);

/// <summary>Reads the cases of FlowSwitch and Switch: a plain list, or JSON wrapped in an expression.</summary>
internal static class ConditionalCases
{
    public static IReadOnlyList<ConditionalCase> Read(
        Activity owner,
        JsonElement node,
        ActivityReader reader,
        List<Activity> children,
        Dictionary<string, Input> inputs
    )
    {
        var cases = new List<ConditionalCase>();
        foreach (var item in Items(node.Property("cases")))
        {
            var label = item.Text("label") ?? $"{cases.Count + 1}";
            var condition =
                item.Property("condition") is { } given && ActivityReader.ReadExpression(given) is { } expression
                    ? new Input<bool>(expression)
                    : null;
            if (condition is not null)
                inputs[$"cases[{label}]"] = condition;
            Activity? child = null;
            if (item.Property("activity") is { ValueKind: JsonValueKind.Object } inner)
                children.Add(child = reader.Read(inner, owner.Path));
            cases.Add(new(label, condition, child));
        }
        return cases;
    }

    /// <summary>The cases that hold: the first one, or all.</summary>
    public static IReadOnlyList<ConditionalCase> Matching(ActivityContext flow, IReadOnlyList<ConditionalCase> cases, Input<string>? mode)
    {
        var found = cases.Where(c => c.Condition is not null && flow.Get(c.Condition));
        return flow.Get(mode) is "MatchAny" ? [.. found] : [.. found.Take(1)];
    }

    /// <summary>A label is the name of a port: one for each case, and none of them the port that the switch has already.</summary>
    public static IEnumerable<DefinitionProblem> Validate(Activity owner, IReadOnlyList<ConditionalCase> cases)
    {
        var name = owner.DisplayText ?? owner.Id;
        foreach (var same in cases.GroupBy(c => c.Label.Trim(), StringComparer.Ordinal))
        {
            if (same.Key.Length == 0)
                yield return new("switch-label-empty", owner.Id, $"Satu pilihan pada \"{name}\" tidak bernama.");
            else if (same.Key.Equals("Default", StringComparison.OrdinalIgnoreCase))
                yield return new(
                    "switch-label-reserved",
                    owner.Id,
                    $"Pilihan \"{same.Key}\" pada \"{name}\" bernama seperti jalan bawaan (Default): beri nama lain."
                );
            else if (same.Count() > 1)
                yield return new(
                    "switch-label-duplicate",
                    owner.Id,
                    $"Pilihan \"{same.Key}\" pada \"{name}\" ada {same.Count()} kali: setiap pilihan perlu nama sendiri."
                );
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement? cases) =>
        cases is { ValueKind: JsonValueKind.Object } wrapped && wrapped.Property("expression") is not null
            ? ActivityReader.ReadExpression(wrapped) switch
            {
                Expression.Object o => ((JsonElement?)o.Value).Items(),
                Expression.Literal l => ((JsonElement?)l.Value).Items(),
                _ => [],
            }
            : cases.Items();
}
