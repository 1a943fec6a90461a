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
    /// Items are called by their activity, where people go their own ways with the person; a sole outcome goes without saying, and so does
    /// the text that an official has before him.
    /// </summary>
    private static void Naming(JsonObject arguments, Type type, string name, CaseState? target)
    {
        if (type == typeof(CompleteWorkItems))
        {
            foreach (var answer in arguments["answers"]?.AsArray().OfType<JsonObject>() ?? [])
                Fill(answer, name, target, outcome: true);
            return;
        }
        var item = Fill(arguments, name, target, outcome: type == typeof(CompleteWorkItem));
        if (type != typeof(GiveSignOff))
            return;
        arguments.TryAdd("outcome", Activities.SignOff.Forward);
        arguments.TryAdd("proof", ProofKinds.Passkey);
        if (item?.Letter is { } letter && target!.Letters.TryGetValue(letter, out var text))
            arguments.TryAdd("documentHash", text.Hash);
    }

    private static WorkItem? Fill(JsonObject arguments, string name, CaseState? target, bool outcome)
    {
        var person = arguments["person"]?.GetValue<string>();
        arguments.Remove("person");
        var same =
            target
                ?.WorkItems.Values.Where(w => w.ActivityId == name && (person is null || w.Person == person))
                .OrderBy(w => w.OpenedAt)
                .ToList()
            ?? [];
        // Several people wait at this step: which of them is meant must be said.
        var item =
            target?.WorkItems.GetValueOrDefault(name) ?? (same.Count == 1 || (same.Count > 0 && same[0].Person is null) ? same[0] : null);
        arguments["workItemId"] = item?.Id ?? name;
        if (!outcome)
            return item;
        if (item?.Kind == WorkKinds.SignOff)
            arguments.TryAdd("outcome", Activities.SignOff.Forward);
        else if (item?.Outcomes is [var way])
            arguments.TryAdd("outcome", way);
        return item;
    }
}
