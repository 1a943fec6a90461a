using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>A superior gives a task to somebody else.</summary>
public sealed record ReassignWorkItem(string WorkItemId, string To, int? IfVersion = null) : Command
{
    /// <summary>Asked by the door too: whether an account exists is told only to who may give tasks away.</summary>
    public static bool MayReassign(Actor actor) => actor.HasAny(Roles.SectionHead, Roles.DivisionHead);

    public override Decision Decide(Deciding on)
    {
        if (!on.State.WorkItems.TryGetValue(WorkItemId, out var item))
            return Decision.Reject("work-item-gone", "Tugas ini tidak ada atau sudah diselesaikan.");
        if (!MayReassign(on.Actor))
            return Decision.Reject("reassign-not-yours", "Hanya Kepala Seksi atau Kepala Bidang yang dapat mengalihkan tugas.");
        if (IfVersion is { } seen && seen != item.Version)
            return Decision.Reject("work-item-stale", "Tugas ini sudah diubah orang lain.");
        if (item.AssignedTo == To)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.WorkItemAssigned(item.Id, To));
        return on.Accept();
    }
}
