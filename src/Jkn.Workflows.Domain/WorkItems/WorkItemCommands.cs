using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>Rules that all acts on a work item share, in the order a person would check them.</summary>
internal static class WorkRules
{
    public static (WorkItem? Item, Rejection? No) Find(Deciding on, string id, int? ifVersion)
    {
        if (!on.State.WorkItems.TryGetValue(id, out var item))
            return (null, new("work-item-gone", "Tugas ini tidak ada atau sudah diselesaikan."));
        if (on.Office.Organisation.CapacityOf(on.Actor, item.Role, on.Today) is not { } capacity)
            return (
                null,
                on.Office.Organisation.ActiveDelegation(item.Role, on.Today) is not null && on.Actor.Has(item.Role)
                    ? new("official-absent", "Selama Plh/Plt bertugas, tugas ini dikerjakan pejabat pengganti.")
                    : new("work-item-not-yours", $"Tugas ini untuk peran {item.Role}.")
            );
        if (ifVersion is { } seen && seen != item.Version)
            return (null, new("work-item-stale", "Tugas ini sudah diubah orang lain."));
        on.ActAs(capacity);
        return (item, null);
    }
}

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

/// <summary>A superior gives a task to somebody else.</summary>
public sealed record ReassignWorkItem(string WorkItemId, string To, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.State.WorkItems.TryGetValue(WorkItemId, out var item))
            return Decision.Reject("work-item-gone", "Tugas ini tidak ada atau sudah diselesaikan.");
        if (!on.Actor.HasAny(Roles.SectionHead, Roles.DivisionHead))
            return Decision.Reject("reassign-not-yours", "Hanya Kepala Seksi atau Kepala Bidang yang dapat mengalihkan tugas.");
        if (IfVersion is { } seen && seen != item.Version)
            return Decision.Reject("work-item-stale", "Tugas ini sudah diubah orang lain.");
        if (item.AssignedTo == To)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.WorkItemAssigned(item.Id, To));
        return on.Accept();
    }
}

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

/// <summary>The sender takes back what the next desk has not opened yet (TARIK, AC-54): the flow goes the way of a return.</summary>
public sealed record RecallWorkItem(string WorkItemId) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.State.WorkItems.TryGetValue(WorkItemId, out var item))
            return Decision.Reject("work-item-gone", "Tugas ini tidak ada atau sudah diselesaikan.");
        if (item.SentBy != on.Actor.Id)
            return Decision.Reject("recall-not-yours", "Hanya pengirim yang dapat menarik kembali.");
        if (item.SeenBy is not null)
            return Decision.Reject("recall-too-late", "Sudah dibuka oleh penerima; tidak dapat ditarik kembali.");
        if (!item.Outcomes.Contains(SignOff.Back))
            return Decision.Reject("recall-not-possible", "Langkah ini tidak dapat ditarik kembali.");
        if (item.Letter is { } key && on.State.Letters.GetValueOrDefault(key)?.Attempt is not null)
            return Decision.Reject(SignOffs.GiveSignOff.SignaturePending);
        on.Emit(new CaseEvent.WorkItemRecalled(item.Id));
        return on.Unless(on.ResumeFlow(item.Id, SignOff.Back));
    }
}

/// <summary>
/// An officer finishes a task with one of its outcomes. Sign-offs have their own command. <paramref name="Data"/> are the form's values by
/// field.
/// </summary>
public sealed record CompleteWorkItem(
    string WorkItemId,
    string Outcome,
    string? Note = null,
    IReadOnlyDictionary<string, string>? Data = null,
    int? IfVersion = null
) : Command
{
    private static readonly IReadOnlyDictionary<string, string> nothing = new Dictionary<string, string>();

    public override Decision Decide(Deciding on)
    {
        var (item, no) = WorkRules.Find(on, WorkItemId, IfVersion);
        if (item is null)
            return Decision.Reject(no!);
        if (item.Kind == WorkKinds.SignOff)
            return Decision.Reject("work-item-is-sign-off", "Tugas ini diselesaikan dengan paraf, persetujuan atau tanda tangan.");
        if (item.AssignedTo is not null && item.AssignedTo != on.Actor.Id)
            return Decision.Reject("work-item-taken", "Tugas ini dipegang petugas lain.");
        if (!item.Outcomes.Contains(Outcome))
            return Decision.Reject("outcome-unknown", $"Hasil harus salah satu dari: {string.Join(", ", item.Outcomes)}.", "outcome");
        var step = Steps.Of<WorkActivity>(on, item);
        var completion = new Completion(on, item, Outcome, Note, Data ?? nothing);
        if (step.Check(completion) is { } missing)
            return Decision.Reject(missing);
        on.Emit(new CaseEvent.WorkItemCompleted(item.Id, Outcome, string.IsNullOrWhiteSpace(Note) ? null : Note));
        return on.Unless(on.ResumeFlow(item.Id, step.Complete(completion)));
    }
}

/// <summary>The node behind a work item.</summary>
internal static class Steps
{
    public static T Of<T>(Deciding on, WorkItem item)
        where T : class
    {
        var bookmark = on.State.Flow.Bookmarks[item.Id];
        return FlowNodes.Find(on.Definition, on.Office.Sops.Library, on.State.Flow, bookmark) as T
            ?? throw new InvalidOperationException($"Node {bookmark.NodePath} of {on.State.DefinitionId} is not a {typeof(T).Name}.");
    }
}
