using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// What one act said of the people of a case reaches it, as one entry: each moves by his own line, and what happened together is told
/// together.
/// </summary>
public sealed record ApplyBatchResults(string BatchId, ImmutableArray<BatchLine> Lines) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mencatat hasil batch.");
        foreach (var line in Lines)
        {
            if (on.State.Destruction is not null || Concerns(on.State, line) is not { } entry)
                continue;
            if (entry.Person is { } person && on.State.Courses[person] is { Ended: true } ended)
                Correct(on, entry, line, ended);
            else if (on.State.IsOpen && Apply(on, entry, line) is { } no)
                return Decision.Reject(no);
        }
        return on.Accept();
    }

    /// <summary>The place the line answers; null when it says nothing here (any more).</summary>
    private BatchEntry? Concerns(CaseState state, BatchLine line)
    {
        if (state.BatchEntries.GetValueOrDefault(line.EntryKey) is not { } entry || entry.BatchId != BatchId || line.Outcome is null)
            return null;
        // An answer heard again after the person was taken off the case, or withdrawn, says nothing of it.
        if (!state.Participants.TryGetValue(line.ParticipantKey, out var person) || (entry.Person is not null && entry.Withdrawn))
            return null;
        // Nor does one to the NIK that stood here before it was corrected.
        if (entry.Person is not null && person.Nik != line.Snapshot.Nik)
            return null;
        // Proposed again since: an answer to the former round, heard late or twice, says nothing of this one.
        if (state.BatchEntries.Values.Any(e => e.Former == line.EntryKey))
            return null;
        return
            state.BatchResults.GetValueOrDefault(line.ParticipantKey) == line.Outcome
            && (line.CardNo is null || entry.Cards.GetValueOrDefault(line.ParticipantKey) == line.CardNo)
            ? null
            : entry;
    }

    /// <summary>
    /// His matter had ended, so it stays ended, also where his family's goes on: the newest answer counts in books and for the public, the
    /// family hears that the former news was wrong, and what follows is an errand of its own (rulings.md 3.6).
    /// </summary>
    private static void Correct(Deciding on, BatchEntry entry, BatchLine line, Course ended)
    {
        var (person, state) = (entry.Person!, StateOf(line));
        var differs = (ended.State == PersonStates.Failed) != (state == PersonStates.Failed);
        Note(on, entry, line);
        if (!differs || ended.State == PersonStates.Withdrawn)
            return;
        on.Emit(new CaseEvent.CourseCorrected(person, state, line.ReasonCode));
        PersonErrand.Ask(on.Host, SopUses.Correction, person, ended.State, state);
        on.Host.TellOf(person, "hasil-dikoreksi", Roles.Applicant);
    }

    private static void Note(Deciding on, BatchEntry entry, BatchLine line) =>
        on.Emit(
            new CaseEvent.BatchOutcome(
                entry.Key,
                line.ParticipantKey,
                line.Outcome!,
                line.ReasonCode,
                line.ActiveFrom ?? (line.Outcome == LineResults.Active ? Activation.ActiveFrom(on.State, entry, on.Office, on.Now) : null),
                line.CardNo,
                line.ListRef
            )
        );

    private static Rejection? Apply(Deciding on, BatchEntry entry, BatchLine line)
    {
        Note(on, entry, line);
        if (entry.Person is { } person)
            return MovePerson(on, person, line);
        if (BatchEntries.OutcomeOf(on.State) is not { } outcome)
            return null;
        var status = outcome switch
        {
            BatchWaits.Active => line.CardNo is null ? CaseStatus.Active : CaseStatus.CardReceived,
            BatchWaits.Failed => CaseStatus.Failed,
            _ => on.State.Status,
        };
        if (status != on.State.Status)
            on.Emit(new CaseEvent.StatusChanged(status));
        return on.State.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == BatchWaits.Result) is { } waiting
            ? on.ResumeFlow(waiting.Id, outcome)
            : null;
    }

    /// <summary>Only this person moves; his card is here only when a list names it, never from "active" alone.</summary>
    private static Rejection? MovePerson(Deciding on, string person, BatchLine line)
    {
        on.Emit(new CaseEvent.CourseMoved(person, StateOf(line), line.ReasonCode));
        return on.State.WaitingFor(person, BatchWaits.Result) is { } waiting
            ? on.ResumeFlow(waiting.Id, BatchEntries.OutcomeOf(on.State, person)!)
            : null;
    }

    private static string StateOf(BatchLine line) =>
        line.Outcome switch
        {
            LineResults.Failed => PersonStates.Failed,
            LineResults.Active when line.CardNo is not null && line.ListRef is not null => PersonStates.CardHere,
            _ => PersonStates.Active,
        };
}
