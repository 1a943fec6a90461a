using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using NodaTime;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// Before a list is locked the back office hears who on it is not ready yet, while something can still be done: two days of service before
/// a monthly lock, one hour of service before a recap, at once for whoever joins later (rulings.md 3.5).
/// </summary>
public static class LockWarning
{
    private const int DaysBefore = 2;
    private static readonly Duration Before = Duration.FromHours(1);

    /// <summary>When it is said of this batch.</summary>
    public static DateTimeOffset At(Office office, BatchState batch)
    {
        var (time, locks) = (office.Time, office.Time.Local(batch.LockAt));
        if (office.Region.Batches.FirstOrDefault(b => b.Kind == batch.Kind)?.Deliver.Value is TimeOfDayCutoff)
            return time.At(time.BeforeService(locks, Before)).ToUniversalTime();
        var day = locks.Date;
        for (var i = 0; i < DaysBefore; i++)
            day = time.PreviousServiceDay(day);
        return time.At(day + time.SpansOn(day)[0].From).ToUniversalTime();
    }

    /// <summary>Each case with people who are not ready is asked what they lack; of one case, when it has just joined.</summary>
    public static void Ask(Deciding on, string? caseId = null)
    {
        var unready = on.State.Batch!.Lines.Values.Where(l => !l.Ready && (caseId is null || l.CaseId == caseId));
        foreach (var of in unready.GroupBy(l => l.CaseId, StringComparer.Ordinal))
            on.Ask(
                EffectKinds.WarnUnready,
                $"{on.State.Id}/{of.Key}/unready/{on.State.Version}",
                new { caseId = of.Key, batchId = on.State.Id }
            );
    }
}
