using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Pages;

/// <summary>How much time is left, in words and colour (partial _Due); <paramref name="Why"/> is the clock's own sentence.</summary>
internal sealed record DueView(string Words, string Tone, DateTimeOffset? At, string? Why)
{
    /// <summary>Nearer than this a deadline is pressing.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(4);

    /// <summary>Of a task, by the clock it stands under.</summary>
    public static DueView Of(CaseState state, WorkItem item, PageTime time) =>
        state.ClockOf(item) is { } clock ? Of(clock.DueAt, clock.Breached, time, clock.Why) : Of(null, false, time);

    public static DueView Of(DateTimeOffset? due, bool overdue, PageTime time, string? why = null)
    {
        if (due is not { } at)
            return new("Tanpa batas waktu", "", null, why);
        if (overdue || at <= time.Now)
            return new("Terlambat, " + time.Distance(at), "bad", at, why);
        return new((at - time.Now < Near ? "Mendekati batas, " : "") + time.Distance(at), at - time.Now < Near ? "warn" : "ok", at, why);
    }
}
