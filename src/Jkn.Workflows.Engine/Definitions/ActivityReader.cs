using System.Reflection;
using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>Reads nodes of a definition. Special shapes are read by the activities themselves (<see cref="IReadsNode"/>).</summary>
public sealed class ActivityReader(ActivityCatalog catalog)
{
    private readonly List<DefinitionProblem> problems = [];

    public IReadOnlyList<DefinitionProblem> Problems => problems;

    public void Report(DefinitionProblem problem) => problems.Add(problem);

    public Activity Read(JsonElement node, string? parentPath)
    {
        var type = node.Text("type") ?? "";
        var version = node.Number("version", 1);
        var descriptor = catalog.Find(type, version);
        var activity = descriptor?.Create() ?? new DefinitionActivity();
        var id = node.Text("id");
        if (id is null)
        {
            id = $"{(type.Length == 0 ? "langkah" : type.Split('.')[^1])}@{parentPath}";
            Report(new("id-missing", id, "Langkah tanpa id."));
        }
        var custom = node.Property("customProperties") ?? default;
        activity.Id = id;
        activity.Type = type;
        activity.Version = version;
        activity.Name = node.Text("name");
        activity.DisplayText = node.Property("metadata")?.Text("displayText") ?? activity.Name;
        activity.Path = parentPath is null ? id : $"{parentPath}:{id}";
        activity.Source = node;
        activity.Custom = custom;
        activity.CanStart = custom.Flag("canStartWorkflow") || node.Flag("canStartWorkflow");
        activity.DeclaredMerge = Enum.TryParse<MergeMode>(custom.Text("mergeMode"), ignoreCase: true, out var merge)
            ? merge
            : MergeMode.Stream;
        activity.Variables = ElsaJson.ReadVariables(node);
        activity.Bindings = ReadBindings(node);

        var children = new List<Activity>();
        var inputs = new Dictionary<string, Input>();
        if (descriptor is not null)
            Fill(activity, descriptor, node, children, inputs);
        if (activity is IReadsNode special)
            special.Read(node, this, children, inputs);
        activity.Children = children;
        activity.Inputs = inputs;
        return activity;
    }

    private void Fill(
        Activity activity,
        ActivityDescriptor descriptor,
        JsonElement node,
        List<Activity> children,
        Dictionary<string, Input> inputs
    )
    {
        foreach (var property in descriptor.Properties)
        {
            var key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var value = node.Property(key);
            if (typeof(Input).IsAssignableFrom(property.PropertyType))
            {
                var expression = value is { } given ? ReadExpression(given) : null;
                expression ??= property.GetCustomAttribute<InputAttribute>()?.Default is { } text ? Expression.Text(text) : null;
                if (expression is null)
                    continue;
                var input = (Input)Activator.CreateInstance(property.PropertyType, expression)!;
                property.SetValue(activity, input);
                inputs[key] = input;
            }
            else if (property.PropertyType == typeof(Activity))
            {
                if (value is { ValueKind: JsonValueKind.Object } child)
                    property.SetValue(activity, Add(children, Read(child, activity.Path)));
            }
            else if (typeof(IEnumerable<Activity>).IsAssignableFrom(property.PropertyType))
            {
                property.SetValue(
                    activity,
                    value
                        .Items()
                        .Where(c => c.ValueKind == JsonValueKind.Object)
                        .Select(c => Add(children, Read(c, activity.Path)))
                        .ToArray()
                );
            }
            else if (
                value is { } raw
                && property.PropertyType != typeof(Output)
                && property.GetCustomAttribute<InputAttribute>() is not null
            )
            {
                SetRaw(activity, property, raw);
            }
        }
    }

    private static Activity Add(List<Activity> children, Activity child)
    {
        children.Add(child);
        return child;
    }

    /// <summary>Inputs that are not wrapped in an expression.</summary>
    private void SetRaw(Activity activity, PropertyInfo property, JsonElement raw)
    {
        try
        {
            property.SetValue(activity, Values.To(raw, property.PropertyType, static _ => TimeSpan.Zero));
        }
        catch (ExpressionException e)
        {
            Report(new("input-invalid", activity.Id, $"{property.Name}: {e.Message}"));
        }
    }

    /// <summary>A wrapped input <c>{typeName, expression}</c>, or a plain value. Null when nothing is given.</summary>
    public static Expression? ReadExpression(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return new Expression.Literal(value);
        if (value.Property("expression") is { ValueKind: JsonValueKind.Object } expression)
            return Typed(expression);
        if (value.TryGetProperty("expression", out _) || value.TryGetProperty("memoryReference", out _))
            return null;
        return value.Text("type") is not null && value.TryGetProperty("value", out _) ? Typed(value) : new Expression.Object(value);
    }

    private static Expression? Typed(JsonElement expression)
    {
        var value = expression.Property("value") ?? default;
        return value.ValueKind == JsonValueKind.Undefined && expression.Text("type") is "Literal" or "Object" or null
            ? null
            : Expression.Read(expression.Text("type") ?? "Literal", value);
    }

    private static Dictionary<string, string> ReadBindings(JsonElement node)
    {
        var bindings = new Dictionary<string, string>();
        foreach (var property in node.EnumerateObject())
        {
            if (
                property.Value.Property("memoryReference")?.Text("id") is { Length: > 0 } id
                && property.Value.Property("expression") is null
            )
                bindings[property.Name] = id;
        }
        return bindings;
    }
}

/// <summary>An activity whose JSON has parts that plain properties do not hold.</summary>
public interface IReadsNode
{
    void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs);
}
