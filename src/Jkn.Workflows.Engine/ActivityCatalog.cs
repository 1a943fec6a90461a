using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>An input or output of an activity as the designer shows it.</summary>
public sealed record InputDescriptor(string Name, Type Type, InputAttribute Attribute, bool IsWrapped = true)
{
    public string Key => JsonNamingPolicy.CamelCase.ConvertName(Name);
}

public sealed record OutputDescriptor(string Name, OutputAttribute Attribute)
{
    public string Key => JsonNamingPolicy.CamelCase.ConvertName(Name);
}

/// <summary>An activity type: what the designer shows and how a node is made.</summary>
public sealed record ActivityDescriptor(
    string TypeName,
    int Version,
    ActivityAttribute Attribute,
    Type Type,
    IReadOnlyList<InputDescriptor> Inputs,
    IReadOnlyList<OutputDescriptor> Outputs,
    IReadOnlyList<string> Outcomes,
    bool IsContainer,
    bool IsTerminal,
    bool Waits
)
{
    internal IReadOnlyList<PropertyInfo> Properties { get; init; } = [];

    public Activity Create() => (Activity)Activator.CreateInstance(Type)!;
}

/// <summary>
/// Elsa type name to activity, by scanning assemblies for <see cref="ActivityAttribute"/>. Every type stands here in version 1;
/// a node that asks for another version gets it (exact version, else the latest).
/// </summary>
public sealed class ActivityCatalog
{
    private readonly FrozenDictionary<string, ActivityDescriptor> byType;

    private ActivityCatalog(IEnumerable<ActivityDescriptor> all)
    {
        All = [.. all.OrderBy(d => d.TypeName, StringComparer.Ordinal)];
        byType = All.ToFrozenDictionary(d => d.TypeName);
    }

    /// <summary>All descriptors, by type name.</summary>
    public IReadOnlyList<ActivityDescriptor> All { get; }

    /// <summary>The same without some types: what an installation that lacks them would know.</summary>
    public ActivityCatalog Without(params string[] types) => new(All.Where(d => !types.Contains(d.TypeName)));

    /// <summary>The engine's own activities are always among them.</summary>
    public static ActivityCatalog Scan(params Assembly[] assemblies) =>
        new(
            assemblies
                .Append(typeof(ActivityCatalog).Assembly)
                .Distinct()
                .SelectMany(a => a.GetTypes())
                .Where(t => !t.IsAbstract && typeof(Activity).IsAssignableFrom(t) && t.GetCustomAttribute<ActivityAttribute>() is not null)
                .Select(Describe)
        );

    public ActivityDescriptor? Find(string typeName, int version = 1) => byType.GetValueOrDefault(typeName);

    private static ActivityDescriptor Describe(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>()!;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.DeclaringType != typeof(Activity) && p.CanWrite)
            .OrderBy(p => p.MetadataToken)
            .ToArray();
        var sample = (Activity)Activator.CreateInstance(type)!;
        return new(
            attribute.Type,
            1,
            attribute,
            type,
            [
                .. properties
                    .Where(p => p.GetCustomAttribute<InputAttribute>() is not null)
                    .Select(p => Describe(p, p.GetCustomAttribute<InputAttribute>()!))
                    .OrderBy(i => i.Attribute.Order),
            ],
            [
                .. properties
                    .Where(p => p.GetCustomAttribute<OutputAttribute>() is not null)
                    .Select(p => new OutputDescriptor(p.Name, p.GetCustomAttribute<OutputAttribute>()!)),
            ],
            sample.OfferedOutcomes,
            properties.Any(IsChild),
            sample.IsTerminal,
            sample.Waits
        )
        {
            Properties = properties,
        };
    }

    private static InputDescriptor Describe(PropertyInfo property, InputAttribute attribute) =>
        typeof(Input).IsAssignableFrom(property.PropertyType)
            ? new(property.Name, property.PropertyType.GetGenericArguments()[0], attribute)
            : new(property.Name, property.PropertyType, attribute, IsWrapped: false);

    private static bool IsChild(PropertyInfo property) =>
        property.PropertyType == typeof(Activity) || typeof(IEnumerable<Activity>).IsAssignableFrom(property.PropertyType);
}
