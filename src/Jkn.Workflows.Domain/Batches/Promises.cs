using System.Globalization;
using Jkn.Workflows.Domain.Cases;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// The promise to the applicant (Janji, A-16), kept apart from the age of the case (Umur). Computed from the batch that holds the case
/// where there is one, else from registration and the steps still ahead; made anew when state, setting or calendar move it, with the cause
/// in the journal.
/// </summary>
public static class Promises
{
    /// <summary>
    /// At registration, and when the clock of the promise starts anew (a region that promises hours from passing verification, A-20).
    /// </summary>
    public static void Begin(Deciding on, string cause) => Make(on, on.Now, cause);

    /// <summary>When something that it rests on has changed. Nothing happens when date and text stay.</summary>
    public static void Renew(Deciding on, string cause) => Make(on, on.State.Promise?.From ?? on.State.RegisteredAt ?? on.Now, cause);

    private static void Make(Deciding on, DateTimeOffset from, string cause)
    {
        var (region, calendar) = (on.Office.Region, on.Office.Calendar);
        var mode = Batches.Activation.ModeOf(on.State, on.Office, on.Now);
        var entry = on
            .State.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null })
            .OrderBy(e => e.Period, StringComparer.Ordinal)
            .LastOrDefault();
        var promised =
            entry is not null && YearMonthPattern.Iso.Parse(entry.Period) is { Success: true, Value: var period }
                ? Batches.Promise.ForPeriod(region, calendar, period, mode)
                    ?? Batches.Promise.AtRegistration(region, calendar, from, from, mode)
                : Batches.Promise.AtRegistration(region, calendar, from, StepsAhead.ReadyAt(on.State, on.Office, on.Now), mode);
        if (promised is null)
            return;
        var date = promised.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        if (on.State.Promise is { } now && now.Date == date && now.Text == promised.Text && now.Provisional == promised.Provisional)
            return;
        on.Emit(
            new CaseEvent.PromiseMade(
                date,
                promised.Text,
                promised.Explanation,
                promised.Provisional,
                from,
                on.State.Promise is null ? null : cause
            )
        );
    }
}
