using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The result of one line reaches its case; when every participant has one, the flow goes on.</summary>
public sealed record ApplyBatchResult(string EntryKey, string BatchId, BatchLine Line) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mencatat hasil batch.");
        if (
            !on.State.IsOpen
            || on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { } entry
            || entry.BatchId != BatchId
            || Line.Outcome is null
        )
            return Decision.Nothing(on.State);
        // An answer heard again after the person was taken off the case says nothing of it.
        if (!on.State.Participants.ContainsKey(Line.ParticipantKey))
            return Decision.Nothing(on.State);
        // The case was proposed again since: an answer to the former round, heard late or twice, says nothing of this one.
        if (on.State.BatchEntries.Values.Any(e => e.Former == EntryKey))
            return Decision.Nothing(on.State);
        if (
            on.State.BatchResults.GetValueOrDefault(Line.ParticipantKey) == Line.Outcome
            && (Line.CardNo is null || entry.Cards.GetValueOrDefault(Line.ParticipantKey) == Line.CardNo)
        )
            return Decision.Nothing(on.State);
        on.Emit(
            new CaseEvent.BatchOutcome(
                EntryKey,
                Line.ParticipantKey,
                Line.Outcome,
                Line.ReasonCode,
                Line.ActiveFrom ?? (Line.Outcome == LineResults.Active ? Activation.ActiveFrom(on.State, entry, on.Office, on.Now) : null),
                Line.CardNo,
                Line.ListRef
            )
        );
        if (BatchEntries.OutcomeOf(on.State) is not { } outcome)
            return on.Accept();
        var status = outcome switch
        {
            BatchWaits.Active => Line.CardNo is null ? CaseStatus.Active : CaseStatus.CardReceived,
            BatchWaits.Failed => CaseStatus.Failed,
            _ => on.State.Status,
        };
        if (status != on.State.Status)
            on.Emit(new CaseEvent.StatusChanged(status));
        var waiting = on.State.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == BatchWaits.Result);
        return waiting is null ? on.Accept() : on.Unless(on.ResumeFlow(waiting.Id, outcome));
    }
}
