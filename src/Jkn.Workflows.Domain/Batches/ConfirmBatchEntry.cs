using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The batch has taken people of the case in: the lines of each of its places.</summary>
public sealed record ConfirmBatchEntry(string BatchId, ImmutableSortedDictionary<string, ImmutableArray<int>> Lines) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mencatat masuknya berkas ke batch.");
        foreach (var (key, lines) in Lines)
        {
            if (
                on.State.BatchEntries.GetValueOrDefault(key) is { } entry
                && entry.BatchId == BatchId
                && !(entry.Joined && entry.Lines.SequenceEqual(lines))
            )
                Join(on, entry, lines);
        }
        return on.Accept();
    }

    private static void Join(Deciding on, BatchEntry entry, ImmutableArray<int> lines)
    {
        on.Emit(new CaseEvent.BatchJoined(entry.Key, lines));
        // The line may have been asked for before it was withdrawn.
        if (entry.Withdrawn)
        {
            BatchEntries.AskToLeave(on.Host, entry, "/late");
            return;
        }
        if (!on.State.IsOpen)
            return;
        if (entry.Person is { } person && on.State.Courses[person] is { Ended: false, State: PersonStates.Eligible })
            on.Emit(new CaseEvent.CourseMoved(person, PersonStates.InBatch));
        // A promise in hours starts when the case passed verification, which is when it first joins its list; one by month follows
        // the period.
        if (!entry.Joined && on.Office.Region.Promise?.Rule.Value is ClockPromise && on.State.BatchEntries.Values.Count(e => e.Joined) == 1)
            Promises.Begin(on, "lolos verifikasi");
        else
            Promises.Renew(on, $"masuk batch {entry.BatchNo}");
    }
}
