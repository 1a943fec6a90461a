using System.Text.Json;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>Which person a waiting point belongs to, and the keys of what stands once for each person.</summary>
public static class PersonRuns
{
    /// <summary>What the container of the runs waits for: somebody who was added later.</summary>
    public const string Newcomer = "participant-added";

    /// <summary>What the emergency branch of a person waits for.</summary>
    public const string Emergency = "emergency-paper";

    /// <summary>A key of the procedure for one person: "M06~p2". Outside a run it stays as it is.</summary>
    public static string Key(string key, string? person) => person is null ? key : $"{key}~{person}";

    /// <summary>The key as the procedure has it, without the person.</summary>
    public static string Bare(string key) => key.Split('~')[0];

    /// <summary>The person that a key is about; null for a key of the whole.</summary>
    public static string? PersonIn(string key) => key.IndexOf('~') is >= 0 and var at ? key[(at + 1)..] : null;

    /// <summary>The person in whose run a bookmark waits; null outside one.</summary>
    public static string? PersonAt(this CaseState state, Bookmark bookmark) => state.PersonOf(bookmark.Instance);

    /// <summary>The person in whose run an activity stands; null outside one.</summary>
    public static string? PersonOf(this CaseState state, int instance)
    {
        foreach (var (_, item) in state.Flow.RunsAround(instance))
        {
            if (Text(item) is { } person && state.Participants.ContainsKey(person))
                return person;
        }
        return null;
    }

    /// <summary>The run of a person; null when he has none, or none any more.</summary>
    public static int? RunOf(this CaseState state, string person)
    {
        foreach (var (key, value) in state.Flow.Variables)
        {
            if (key.Name == FlowState.CurrentValue && Text(value) == person && state.Flow.Instances.ContainsKey(key.Scope))
                return key.Scope;
        }
        return null;
    }

    /// <summary>Where the procedure takes in people who are added later; null before and after its common container runs.</summary>
    public static Bookmark? Door(this CaseState state) => state.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == Newcomer);

    /// <summary>A waiting point of one person's run with this stimulus.</summary>
    public static Bookmark? WaitingFor(this CaseState state, string person, string stimulus) =>
        state.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == stimulus && state.PersonAt(b) == person);

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
