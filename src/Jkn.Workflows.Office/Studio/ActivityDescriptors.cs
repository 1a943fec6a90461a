using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Application.Studio;

/// <summary>One activity type, or one version of a sub-workflow, as the designer's catalogue describes it.</summary>
internal static class ActivityDescriptors
{
    public const string DynamicOutcomes = "dynamic-outcomes";

    public static JsonObject Of(ActivityDescriptor type, Office office)
    {
        var inputs = type
            .Inputs.SelectMany(
                (input, i) =>
                    DurationInputs.IsDuration(type, input.Name)
                        ? DurationInputs.Descriptors(input, Order(input, i))
                        : [InputDescriptions.Input(type, input, Order(input, i), office)]
            )
            .ToArray<JsonNode>();
        return Descriptor(
            type.TypeName,
            type.Version,
            type.Attribute.Category,
            type.Attribute.DisplayName,
            type.Attribute.Description,
            type.Attribute.Kind,
            Ports(type),
            new(inputs),
            new([.. type.Outputs.Select(o => Output(o.Name, o.Attribute.DisplayName, o.Attribute.Description))]),
            isContainer: type.TypeName is "Elsa.Flowchart" or "Elsa.Sequence",
            type.Attribute.Browsable,
            isStart: type.Type == typeof(Start),
            type.IsTerminal,
            new(),
            new()
        );
    }

    public static JsonObject Of(SopVersion part, bool browsable)
    {
        var definition = part.Definition;
        JsonArray ports =
        [
            Port("Root", "Isi", "Embedded", false),
            .. (definition.Outcomes.Count > 0 ? definition.Outcomes : ["Done"]).Select(o => Port(o, StudioChoices.Word(o))),
        ];
        JsonArray inputs =
        [
            .. definition.Inputs.Select(
                (i, at) => InputDescriptions.InputJson(i.Name, "String", i.DisplayName ?? i.Name, "", at, "singleline", null, new())
            ),
        ];
        JsonObject Ids() => new() { ["workflowDefinitionId"] = definition.DefinitionId, ["workflowDefinitionVersionId"] = definition.Id };
        var construction = Ids();
        (construction["latestAvailablePublishedVersion"], construction["latestAvailablePublishedVersionId"]) = (
            part.Version,
            definition.Id
        );
        var custom = new JsonObject
        {
            ["rootType"] = "WorkflowDefinitionActivity",
            ["RootType"] = "WorkflowDefinitionActivity",
            ["WorkflowDefinitionId"] = definition.DefinitionId,
            ["WorkflowDefinitionVersionId"] = definition.Id,
        };
        return Descriptor(
            definition.TypeName,
            part.Version,
            "Sub-alur",
            part.Name,
            $"Versi {part.Version} ({part.State.ToString().ToLowerInvariant()})",
            "Action",
            ports,
            inputs,
            new([.. definition.Outputs.Select(o => Output(o.Name, o.DisplayName ?? o.Name, ""))]),
            false,
            browsable,
            false,
            false,
            custom,
            construction
        );
    }

    private static JsonObject Descriptor(
        string type,
        int version,
        string category,
        string displayName,
        string description,
        string kind,
        JsonArray ports,
        JsonArray inputs,
        JsonArray outputs,
        bool isContainer,
        bool isBrowsable,
        bool isStart,
        bool isTerminal,
        JsonObject custom,
        JsonObject construction
    ) =>
        new()
        {
            ["typeName"] = type,
            ["namespace"] = type.Contains('.', StringComparison.Ordinal) ? type[..type.LastIndexOf('.')] : "",
            ["name"] = type[(type.LastIndexOf('.') + 1)..],
            ["version"] = version,
            ["category"] = category,
            ["displayName"] = displayName,
            ["description"] = description,
            ["kind"] = kind,
            ["ports"] = ports,
            ["inputs"] = inputs,
            ["outputs"] = outputs,
            ["customProperties"] = custom,
            ["constructionProperties"] = construction,
            ["isContainer"] = isContainer,
            ["isBrowsable"] = isBrowsable,
            ["isStart"] = isStart,
            ["isTerminal"] = isTerminal,
        };

    private static JsonArray Ports(ActivityDescriptor type) =>
        type.TypeName switch
        {
            "Elsa.Workflow" => [Port("Root", "Isi", "Embedded")],
            "Elsa.Flowchart" or "Elsa.NotFoundActivity" => [],
            "Elsa.Sequence" => [Port("Done", StudioChoices.Word("Done"))],
            _ when type.IsTerminal => [],
            _ =>
            [
                .. type
                    .Type.GetProperties()
                    .Where(p => p.PropertyType == typeof(Activity) && p.CanWrite)
                    .Select(p => Port(p.Name, StudioChoices.Word(p.Name), "Embedded")),
                .. type.Outcomes.Select(o => Port(o, StudioChoices.Word(o))),
            ],
        };

    private static JsonObject Port(string name, string displayName, string type = "Flow", bool browsable = true) =>
        new()
        {
            ["name"] = name,
            ["displayName"] = displayName,
            ["type"] = type,
            ["isBrowsable"] = browsable,
        };

    private static JsonObject Output(string name, string displayName, string description) =>
        new()
        {
            ["name"] = name,
            ["typeName"] = "String",
            ["displayName"] = displayName,
            ["description"] = description,
            ["order"] = 0,
            ["isBrowsable"] = true,
            ["isSynthetic"] = false,
        };

    private static int Order(InputDescriptor input, int index) => (input.Attribute.Order * 10) + index;
}
