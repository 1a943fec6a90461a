using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Studio;

/// <summary>An input of an activity as the designer's catalogue describes it.</summary>
internal static class InputDescriptions
{
    private static readonly HashSet<string> Hints =
    [
        "singleline",
        "multiline",
        "checkbox",
        "dropdown",
        "radiolist",
        "checklist",
        "multitext",
        "dictionary",
        "code-editor",
        "expression-editor",
        "json-editor",
        "variable-picker",
        "output-picker",
        "outcome-picker",
        "workflow-definition-picker",
        ActivityDescriptors.DynamicOutcomes,
    ];

    public static JsonObject Input(ActivityDescriptor type, InputDescriptor input, int order, Office office)
    {
        var hint = Hints.Contains(input.Attribute.UIHint) ? input.Attribute.UIHint : "singleline";
        return InputJson(
            input.Name,
            TypeName(input.Type),
            input.Attribute.DisplayName,
            input.Attribute.Description,
            order,
            hint,
            input.Attribute.Default,
            Specification(type, input, hint, office),
            input.IsWrapped,
            input.Attribute.Category
        );
    }

    public static JsonObject InputJson(
        string name,
        string type,
        string displayName,
        string description,
        int order,
        string hint,
        string? defaultValue,
        JsonObject specification,
        bool wrapped = true,
        string? category = null
    ) =>
        new()
        {
            ["name"] = name,
            ["typeName"] = type,
            ["displayName"] = displayName,
            ["description"] = description,
            ["order"] = order,
            ["isBrowsable"] = true,
            ["isSynthetic"] = false,
            ["isSerializable"] = true,
            ["isWrapped"] = wrapped,
            ["uiHint"] = hint,
            ["category"] = category,
            ["defaultValue"] = defaultValue,
            ["defaultSyntax"] = hint is ActivityDescriptors.DynamicOutcomes or "multitext" or "dictionary" ? "Object" : "Literal",
            ["isReadOnly"] = false,
            ["isSensitive"] = false,
            ["storageDriverType"] = null,
            ["uiSpecifications"] = specification,
        };

    private static JsonObject Specification(ActivityDescriptor type, InputDescriptor input, string hint, Office office) =>
        hint switch
        {
            "dropdown" => new()
            {
                ["dropdown"] = new JsonObject
                {
                    ["selectList"] = new JsonObject
                    {
                        ["items"] = StudioChoices.Items(input.Attribute.Options ?? [], office),
                        ["isFlagsEnum"] = false,
                    },
                },
            },
            "code-editor" => new()
            {
                ["code-editor"] = new JsonObject { ["language"] = "javascript", ["editorHeight"] = 0 },
            },
            // Ways out that are always there, beside the ones an author names; the designer draws Done by itself.
            ActivityDescriptors.DynamicOutcomes when type.Outcomes is not ["Done"] and not [] => new()
            {
                ["DynamicOutcomesOptions"] = new JsonObject
                {
                    ["fixedOutcomes"] = new JsonArray([.. type.Outcomes.Select(o => (JsonNode)o)]),
                },
            },
            _ => [],
        };

    /// <summary>The name the designer knows a value's type by.</summary>
    public static string TypeName(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(string) => "String",
            var t when t == typeof(bool) => "Boolean",
            var t when t == typeof(int) => "Int32",
            var t when t == typeof(TimeSpan) => "TimeSpan",
            var t when t == typeof(DateTimeOffset) => "DateTimeOffset",
            _ => "Object",
        };
}
