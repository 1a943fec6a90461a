using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// What a form says of one person's task. <paramref name="IfVersion"/> is that task's, so that nobody else's change clashes.
/// </summary>
public sealed record WorkAnswer(
    string WorkItemId,
    string Outcome,
    string? Note = null,
    IReadOnlyDictionary<string, string>? Data = null,
    int? IfVersion = null
)
{
    internal Command Command(WorkItem? item) =>
        item?.Kind == WorkKinds.SignOff
            ? new GiveSignOff(WorkItemId, Outcome, Note, IfVersion: IfVersion)
            : new CompleteWorkItem(WorkItemId, Outcome, Note, Data, IfVersion);
}
