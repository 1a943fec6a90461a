using System.Collections.Concurrent;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Jkn.Workflows.Application.Reports;

/// <summary>
/// A month's achievement of each Mutu Baku, by cases received in it. <see cref="Sampled"/>: more cases came than were looked at.
/// </summary>
internal sealed record MonthOfSteps(
    YearMonth Month,
    IReadOnlyDictionary<string, StepTime> Steps,
    int Cases,
    bool Sampled,
    DateTimeOffset At
);

/// <summary>
/// Achievements of the past months for the dashboard. They come from journals, which takes seconds: a month is reckoned beside the request,
/// once in a while, and the page shows what is known. Figures to be handed in come from the report, which reckons at once.
/// </summary>
internal sealed class StepHistory(
    IDbContextFactory<AppDb> databases,
    CaseReader reader,
    Offices offices,
    IHostApplicationLifetime life,
    OfficeClock clock,
    ILogger<StepHistory> log
)
{
    private const int Months = 6,
        MostCases = 400;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<(string Region, YearMonth Month), MonthOfSteps> known = new();
    private readonly BesideRequests beside = new(life, log);

    /// <summary>The months that are known, oldest first, and whether more is being reckoned.</summary>
    public (IReadOnlyList<MonthOfSteps> Months, bool Working) Of(string region)
    {
        if (offices.Find(region) is not { } office)
            return ([], false);
        var now = clock.GetUtcNow();
        var newest = office.Time.Local(now).Date.ToYearMonth();
        var wanted = Enumerable.Range(0, Months).Select(n => newest.PlusMonths(n - Months + 1)).ToArray();
        var stale = wanted.Where(m => !known.TryGetValue((region, m), out var k) || (now - k.At).Duration() > Fresh).ToArray();
        if (stale.Length > 0)
            beside.Begin(region, stopping => ReckonAsync(office, stale, stopping));
        return ([.. wanted.Select(m => known.GetValueOrDefault((region, m))).OfType<MonthOfSteps>()], beside.IsWorking(region));
    }

    private async Task ReckonAsync(Office office, YearMonth[] months, CancellationToken ct)
    {
        foreach (var month in months)
            known[(office.Region.Code, month)] = await MonthAsync(office, month, ct);
    }

    private async Task<MonthOfSteps> MonthAsync(Office office, YearMonth month, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var ids = await db.ReceivedIn(office.Region.Code, office.Time.Days(month))
            .OrderByDescending(c => c.CaseKey)
            .Select(c => c.Id)
            .Take(MostCases + 1)
            .ToListAsync(ct);
        var times = new StepTimes(office);
        foreach (var id in ids.Take(MostCases))
            times.Add(await reader.HistoryAsync(id, ct));
        return new(
            month,
            times.Result.ToDictionary(s => s.ActivityId),
            Math.Min(ids.Count, MostCases),
            ids.Count > MostCases,
            clock.GetUtcNow()
        );
    }
}
