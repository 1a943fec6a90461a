using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Data.Journals;

/// <summary>
/// How the types of events are written: no computed properties, no values that reading gives anyway, personal ones aside.
/// </summary>
internal static class EventContract
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static void Shape(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.Set is null && property.AssociatedParameter is null)
            {
                type.Properties.RemoveAt(i);
                continue;
            }
            LeaveOutDefaults(property);
            if (property.AttributeProvider is PropertyInfo info && info.IsDefined(typeof(PersonalAttribute)))
                Seal(property, info);
        }
    }

    /// <summary>The options leave out null and zero by themselves, and faster; here is only what they cannot know.</summary>
    private static void LeaveOutDefaults(JsonPropertyInfo property)
    {
        // A class's property outside the constructor may have an initial value of its own, so only null may be left out.
        if (property.AssociatedParameter is not { } parameter)
        {
            if (!property.DeclaringType.IsValueType && property.PropertyType.IsValueType)
                property.ShouldSerialize = (_, value) => value is not null;
            return;
        }
        var zero = property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
        if (parameter is { HasDefaultValue: true, DefaultValue: { } fallback } && !Equals(fallback, zero))
            property.ShouldSerialize = (_, value) => !Equals(value, fallback);
    }

    private static void Seal(JsonPropertyInfo property, PropertyInfo info)
    {
        bool nullable;
        lock (Nullability)
            nullable = Nullability.Create(info).ReadState == NullabilityState.Nullable;
        property.CustomConverter = (JsonConverter)
            Activator.CreateInstance(typeof(PersonalConverter<>).MakeGenericType(property.PropertyType), [nullable])!;
    }
}
