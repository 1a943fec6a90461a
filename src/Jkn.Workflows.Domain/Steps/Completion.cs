using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>A completed work item on its way back into the flow: who, with which outcome, note and form values.</summary>
public sealed record Completion(Deciding On, WorkItem Item, string Outcome, string? Note, IReadOnlyDictionary<string, string> Data)
{
    public CaseState State => On.State;

    /// <summary>The participant it is about; null for the family as a whole.</summary>
    public string? Person => Item.Person;

    /// <summary>The people it is about: the one of the run, else everybody who is not at an end.</summary>
    public IEnumerable<KeyValuePair<string, Participant>> People =>
        State.Participants.Where(p => Person is null ? !State.Courses[p.Key].Ended : p.Key == Person);

    [System.Runtime.CompilerServices.IndexerName("Field")]
    public string? this[string field] => Data.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
}
