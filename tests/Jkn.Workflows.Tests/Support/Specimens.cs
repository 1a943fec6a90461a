using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jkn.Workflows.Tests.Support;

/// <summary>Makes an instance of any record with every property set to something, for round trips.</summary>
public static class Specimens
{
    public static object Make(Type type, string mark)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return $"{mark} \"é<>&\"";
        if (type == typeof(int))
            return 7;
        if (type == typeof(long))
            return 70L;
        if (type == typeof(bool))
            return true;
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 3, 2, 1, 2, 3, TimeSpan.FromHours(8));
        if (type == typeof(JsonElement))
            return JsonSerializer.SerializeToElement(new { mark, list = new[] { 1, 2 } });
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (typeof(IEnumerable).IsAssignableFrom(type))
            return MakeMany(type, mark);
        return MakeRecord(type, mark);
    }

    private static object MakeMany(Type type, string mark)
    {
        var of = type.GetGenericArguments();
        if (of.Length == 1)
        {
            var array = Array.CreateInstance(of[0], 1);
            array.SetValue(Make(of[0], mark), 0);
            return type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
                ? typeof(ImmutableArray)
                    .GetMethods()
                    .Single(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }])
                    .MakeGenericMethod(of)
                    .Invoke(null, [array])!
                : array;
        }
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))!;
        dictionary[Make(of[0], mark)] = Make(of[1], mark);
        return type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>)
            ? ((Dictionary<string, string>)dictionary).ToImmutableSortedDictionary()
            : dictionary;
    }

    private static object MakeRecord(Type type, string mark)
    {
        // of a choice of types, the first
        if (type.IsAbstract)
            type = type.GetCustomAttributes<JsonDerivedTypeAttribute>().First().DerivedType;
        var constructor =
            type.GetConstructors()
                .Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type)
                .MaxBy(c => c.GetParameters().Length)
            ?? throw new NotSupportedException($"No specimen of {type.Name}.");
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, mark))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is null || constructor.GetParameters().Any(p => p.Name == property.Name))
                continue;
            property.SetValue(made, Make(property.PropertyType, mark));
        }
        return made;
    }
}
