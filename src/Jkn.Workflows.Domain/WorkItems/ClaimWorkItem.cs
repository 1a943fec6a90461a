using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>An officer takes a task from the shared desk.</summary>
public sealed record ClaimWorkItem(string WorkItemId, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        var (item, no) = WorkRules.Find(on, WorkItemId, IfVersion);
        if (item is null)
            return Decision.Reject(no!);
        if (item.AssignedTo == on.Actor.Id)
            return Decision.Nothing(on.State);
        if (item.AssignedTo is not null)
            return Decision.Reject("work-item-taken", "Tugas ini sudah diambil petugas lain.");
        on.Emit(new CaseEvent.WorkItemAssigned(item.Id, on.Actor.Id));
        return on.Accept();
    }
}
