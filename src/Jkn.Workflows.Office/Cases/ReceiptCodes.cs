using System.Collections.Concurrent;
using System.Diagnostics;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>What asking for a state by case number and code came to. The case is there only when both are right.</summary>
internal sealed record StatusAnswer(CaseState? Case, bool Closed)
{
    public static readonly StatusAnswer Wrong = new(null, false),
        Shut = new(null, true);
}

/// <summary>
/// The public's question "how far is my file": case number and the code of the receipt. A wrong number, a wrong code and a number that does
/// not exist look and last the same; five failures of one address close
/// that number to that address for an hour, whether it exists or not; so nobody closes it for its owner. Many addresses together close it
/// for all, and an address that fails on many numbers is closed itself. Counted in memory of each node.
/// </summary>
internal sealed class ReceiptCodes(IDbContextFactory<AppDb> databases, CaseReader reader, OfficeClock clock)
{
    public const int MostFailures = 5,
        MostOfNumber = 50,
        MostOfAddress = 50;
    public static readonly TimeSpan ClosedFor = TimeSpan.FromHours(1);
    private const int MostRemembered = 100_000;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(80);

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Last)> failures = new(StringComparer.OrdinalIgnoreCase);

    public async Task<StatusAnswer> CheckAsync(string? caseNo, string? code, string from, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await AnswerAsync((caseNo ?? "").Trim(), code, from, ct);
        var left = Quiet - Stopwatch.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, ct);
        return answer;
    }

    private async Task<StatusAnswer> AnswerAsync(string caseNo, string? code, string address, CancellationToken ct)
    {
        if (caseNo.Length is 0 or > 64)
            return StatusAnswer.Wrong;
        var now = clock.GetUtcNow();
        (string Key, int Most)[] counted =
        [
            ($"{caseNo}\n{address}", MostFailures),
            (caseNo, MostOfNumber),
            ($"\n{address}", MostOfAddress),
        ];
        if (counted.Any(c => CountOf(c.Key, now) >= c.Most))
            return StatusAnswer.Shut;
        await using var db = await databases.CreateDbContextAsync(ct);
        var id = await db.Cases.AsNoTracking().Where(c => c.CaseNo == caseNo).Select(c => c.Id).FirstOrDefaultAsync(ct);
        var state = id is null ? null : await reader.LoadAsync(id, ct);
        if (StatusCode.Matches(state?.StatusCode, code))
            return new(state, false);
        if (failures.Count >= MostRemembered)
            failures.Clear();
        foreach (var (key, _) in counted)
            failures.AddOrUpdate(key, _ => (1, now), (_, old) => (old.Count + 1, now));
        return StatusAnswer.Wrong;
    }

    private int CountOf(string key, DateTimeOffset now)
    {
        if (!failures.TryGetValue(key, out var before) || now - before.Last < ClosedFor)
            return before.Count;
        failures.TryRemove(new(key, before));
        return 0;
    }
}
