using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;

namespace Jkn.Workflows.Domain.WorkItems;

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
            return Decision.Reject(LetterPapers.SignaturePending);
        on.Emit(new CaseEvent.WorkItemRecalled(item.Id));
        return on.Unless(on.ResumeFlow(item.Id, SignOff.Back));
    }
}
