using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>
/// The service puts a task back on the shared desk because whoever held it cannot work any more. Nothing happens when somebody else holds
/// it meanwhile.
/// </summary>
public sealed record GiveBackWorkItem(string WorkItemId, string Holder, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Tugas dikembalikan sistem setelah akun pemegangnya dimatikan.");
        if (!on.State.WorkItems.TryGetValue(WorkItemId, out var item) || item.AssignedTo != Holder)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.WorkItemAssigned(item.Id, null, Reason));
        return on.Accept();
    }
}
