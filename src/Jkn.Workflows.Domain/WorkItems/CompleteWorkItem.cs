using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Domain.WorkItems;

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
        var step = on.StepOf<WorkActivity>(item);
        if (KeyedDate.Refusal(Data ?? nothing, KeyedDate.IsNamedSo, on.LocalNow.Date) is { } noDay)
            return Decision.Reject(noDay);
        var completion = new Completion(on, item, Outcome, Note, Data ?? nothing);
        if (step.Check(completion) is { } missing)
            return Decision.Reject(missing);
        on.Emit(new CaseEvent.WorkItemCompleted(item.Id, Outcome, string.IsNullOrWhiteSpace(Note) ? null : Note));
        return on.Unless(on.ResumeFlow(item.Id, step.Complete(completion)) ?? EmergencyPapers.OpenBranches(on));
    }
}
