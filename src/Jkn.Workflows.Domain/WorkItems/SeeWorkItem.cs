using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>Somebody of the role opened the task: from now on the sender can no longer recall it.</summary>
public sealed record SeeWorkItem(string WorkItemId) : Command
{
    public override Decision Decide(Deciding on)
    {
        var (item, no) = WorkRules.Find(on, WorkItemId, null);
        if (item is null)
            return Decision.Reject(no!);
        if (item.SeenBy is not null)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.WorkItemSeen(item.Id));
        return on.Accept();
    }
}
