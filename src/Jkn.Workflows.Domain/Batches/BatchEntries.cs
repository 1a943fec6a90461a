using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The case's side of batches: asking for a place, and what the results so far mean for the flow.</summary>
public static class BatchEntries
{
    /// <summary>Asks for a place in the batch that is open at this moment. False when the region has no such kind of batch.</summary>
    public static bool Request(
        CaseHost office,
        string key,
        string kind,
        DateTimeOffset now,
        string? after = null,
        string? former = null,
        string? person = null
    )
    {
        if (office.Office.Region.Batch(kind) is not { } settings)
            return false;
        var calendar = new BatchCalendar(office.Office.Region, settings, office.Office.Calendar);
        // Who came in is in: a region that refuses outside its window does so at the counter, never here.
        var slot = calendar.Queue(now);
        if (after is not null && office.State.BatchEntries.GetValueOrDefault(key) is { } before)
            slot = Later(calendar, slot, before, now);
        var batchId = IdOf(office.Office.Region.Code, kind, slot.Period, slot.Supplementary);
        office.Apply(
            new CaseEvent.BatchEntryRequested(
                key,
                batchId,
                slot.BatchNo,
                kind,
                slot.Period,
                slot.Supplementary,
                slot.Explanation,
                slot.LockAt.ToUniversalTime(),
                slot.DeliverBy.ToUniversalTime(),
                former,
                person
            )
        );
        AskToJoin(office, office.State.BatchEntries[key]);
        return true;
    }

    /// <summary>
    /// Never back to a list that refused before: one that was locked by hand before its time sends the case to the next supplement of the
    /// same period, one that was locked this moment to the next period.
    /// </summary>
    private static BatchSlot Later(BatchCalendar calendar, BatchSlot slot, BatchEntry before, DateTimeOffset now)
    {
        while (!IsAfter(slot, before))
        {
            if (slot.Period == before.Period)
                slot = calendar.Supplement(slot);
            if (slot.LockAt <= now || !IsAfter(slot, before) && slot.Period != before.Period)
                slot = calendar.Queue((slot.WindowClosesAt > slot.LockAt ? slot.WindowClosesAt : slot.LockAt).AddMinutes(1));
        }
        return slot;
    }

    private static bool IsAfter(BatchSlot slot, BatchEntry before) =>
        string.CompareOrdinal(slot.Period, before.Period) is var order
        && (order > 0 || order == 0 && slot.Supplementary > before.Supplement);

    /// <summary>The batch shall hear what the case says now of the people of this entry.</summary>
    public static void AskToJoin(CaseHost office, BatchEntry entry) =>
        Ask(office, EffectKinds.AddToBatch, entry, $"{office.State.Id}/{entry.BatchId}/{office.State.Version}");

    /// <summary>The batch shall let the lines of this entry go. <paramref name="again"/>: why it is asked once more.</summary>
    public static void AskToLeave(CaseHost office, BatchEntry entry, string again = "") =>
        Ask(office, EffectKinds.WithdrawFromBatch, entry, $"{office.State.Id}/{entry.Key}{again}");

    private static void Ask(CaseHost office, string kind, BatchEntry entry, string key) =>
        office.Ask(
            new Effect(
                kind,
                key,
                JsonSerializer.Serialize(
                    new
                    {
                        caseId = office.State.Id,
                        entry = entry.Key,
                        batchId = entry.BatchId,
                    },
                    JsonSerializerOptions.Web
                )
            )
        );

    /// <summary>
    /// The key for the next request of a step: its own for the first, numbered for a case that is proposed again, with the entry before it.
    /// </summary>
    public static (string Key, string? Former) NextKey(CaseState state, string step)
    {
        var (key, former, round) = (step, (string?)null, 1);
        while (state.BatchEntries.GetValueOrDefault(key) is { } before && (before.Outcome is not null || before.Withdrawn))
        {
            if (before.Outcome is not null)
                former = key;
            key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{step}#{++round}");
        }
        return (key, former);
    }

    /// <summary>The data of people in an open batch changed: the batch hears it.</summary>
    public static void Renew(Deciding on)
    {
        foreach (
            var entry in on
                .State.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null })
                .OrderBy(e => e.Key, StringComparer.Ordinal)
        )
            AskToJoin(on.Host, entry);
    }

    public static string IdOf(string region, string kind, string period, int supplement) =>
        $"b-{region}-{kind}-{period}" + (supplement > 0 ? $"-S{supplement}" : "");

    /// <summary>
    /// What the flow hears: a failure of any participant counts as failed; active without a card where cards are listed is "without card";
    /// null while a participant still waits. For one person: what his own line says.
    /// </summary>
    public static string? OutcomeOf(CaseState state, string? person = null)
    {
        var results = state.BatchResults;
        if (person is not null)
            return results.GetValueOrDefault(person) switch
            {
                LineResults.Failed => BatchWaits.Failed,
                LineResults.NoCard => BatchWaits.NoCard,
                LineResults.Active => BatchWaits.Active,
                _ => null,
            };
        if (results.Count < state.Participants.Count || results.Count == 0)
            return null;
        return results.Values.Any(r => r == LineResults.Failed) ? BatchWaits.Failed
            : results.Values.Any(r => r == LineResults.NoCard) ? BatchWaits.NoCard
            : BatchWaits.Active;
    }
}
