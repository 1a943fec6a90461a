using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// The answer of BPJS leaves this case out: its back office gets a task, standing on the place where the case waits. It goes by itself when
/// an answer comes.
/// </summary>
public sealed record FollowMissingResult(string EntryKey, string BatchId) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang membuka tindak lanjut.");
        if (
            !on.State.IsOpen
            || on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { Withdrawn: false, Outcome: null } entry
            || entry.BatchId != BatchId
        )
            return Decision.Nothing(on.State);
        var place = entry.Person is { } person
            ? on.State.WaitingFor(person, BatchWaits.Result)
            : on.State.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == BatchWaits.Result);
        if (place is null || on.State.WorkItems.ContainsKey(place.Id))
            return Decision.Nothing(on.State);
        on.Emit(
            new CaseEvent.WorkItemOpened(
                place.Id,
                place.ActivityId,
                WorkKinds.MissingResult,
                Roles.BackOffice,
                "Tindak lanjuti: tidak ada di hasil BPJS",
                [],
                Note: $"Batch {entry.BatchNo}. Tanyakan kepada BPJS, lalu catat hasilnya pada batch; tugas ini selesai dengan sendirinya.",
                Person: entry.Person
            )
        );
        if (entry.Person is { } unanswered)
            on.Emit(new CaseEvent.CourseMoved(unanswered, PersonStates.Unanswered));
        return on.Accept();
    }
}
