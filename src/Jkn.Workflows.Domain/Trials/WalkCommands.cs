using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>
/// Makes a command from a step: by its C# name in camelCase, its arguments as JSON members. Fills in what follows from the story.
/// </summary>
internal static class WalkCommands
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All commands of the domain by the name a walk calls them.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Names = typeof(Command)
        .Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && typeof(Command).IsAssignableFrom(t))
        .ToDictionary(t => JsonNamingPolicy.CamelCase.ConvertName(t.Name), StringComparer.Ordinal);

    /// <summary>The command, or why the step's arguments do not fit it.</summary>
    public static (Command? Command, string? Problem) Make(WalkStep step, Walk walk, CaseState? target)
    {
        var arguments = JsonNode.Parse(step.Arguments.GetRawText())!.AsObject();
        foreach (var reserved in WalkJson.Reserved)
            arguments.Remove(reserved);
        var type = Names[step.Do];
        if (type == typeof(OpenCase))
            Opening(arguments, walk, step);
        if (type == typeof(Complaints.OpenComplaint))
            arguments.TryAdd("id", step.Target);
        if (type == typeof(Errands.OpenErrand))
        {
            arguments.TryAdd("id", step.Target);
            arguments.TryAdd("sop", walk.Sop);
        }
        if (step.Item is { } name)
            Naming(arguments, type, name, target);
        try
        {
            return ((Command)arguments.Deserialize(type, options)!, null);
        }
        catch (JsonException e)
        {
            return (null, $"Argumen {step.Do}: {e.Message}");
        }
    }

    private static void Opening(JsonObject arguments, Walk walk, WalkStep step)
    {
        arguments.TryAdd("id", step.Target);
        arguments.TryAdd("sop", walk.Sop);
        arguments.TryAdd("channel", "LOKET_KANTOR");
        if (walk.Trial)
            arguments.TryAdd("trialVersion", 1);
    }

    /// <summary>
    /// Items are called by their activity; a sole outcome goes without saying, and so does the text that an official has before him.
    /// </summary>
    private static void Naming(JsonObject arguments, Type type, string name, CaseState? target)
    {
        var item =
            target?.WorkItems.Values.FirstOrDefault(w => w.Id == name)
            ?? target?.WorkItems.Values.OrderBy(w => w.OpenedAt).FirstOrDefault(w => w.ActivityId == name);
        arguments["workItemId"] = item?.Id ?? name;
        if (type == typeof(GiveSignOff))
        {
            arguments.TryAdd("outcome", Activities.SignOff.Forward);
            if (item?.Letter is { } letter && target!.Letters.TryGetValue(letter, out var text))
                arguments.TryAdd("documentHash", text.Hash);
        }
        else if (type == typeof(CompleteWorkItem) && item?.Outcomes is [var only])
        {
            arguments.TryAdd("outcome", only);
        }
    }
}
