using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>An officer puts a task back on the shared desk.</summary>
public sealed record ReleaseWorkItem(string WorkItemId, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        var (item, no) = WorkRules.Find(on, WorkItemId, IfVersion);
        if (item is null)
            return Decision.Reject(no!);
        if (item.AssignedTo is null)
            return Decision.Nothing(on.State);
        if (item.AssignedTo != on.Actor.Id)
            return Decision.Reject("work-item-not-yours", "Tugas ini dipegang petugas lain.");
        on.Emit(new CaseEvent.WorkItemAssigned(item.Id, null));
        return on.Accept();
    }
}
