using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>A completed work item on its way back into the flow: who, with which outcome, note and form values.</summary>
public sealed record Completion(Deciding On, WorkItem Item, string Outcome, string? Note, IReadOnlyDictionary<string, string> Data)
{
    public CaseState State => On.State;

    [System.Runtime.CompilerServices.IndexerName("Field")]
    public string? this[string field] => Data.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
}
