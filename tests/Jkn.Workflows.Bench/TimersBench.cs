using System.Diagnostics;
using Jkn.Workflows.Application.Workers;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>
/// What a thousand clocks that ring at once, among a hundred thousand that are armed, do to the people who work meanwhile: latency of
/// commands with and without, the same number of them, taken in turns. Limit: 10 % more.
/// </summary>
internal static class TimersBench
{
    private const int Armed = 100_000,
        Due = 1_000,
        Rounds = 5,
        Cases = 120;

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            var clock = new MovedClock();
            await using var office = await BenchOffice.OpenAsync(folder, clock: clock);
            Fill(office.DatabaseFile);
            var worker = office.Get<OfficeWorker>();
            var (calm, ringing, fired) = (new List<double>(), new List<double>(), new List<double>());
            await WorkAsync(office, "w", []);
            for (var round = 0; round < Rounds; round++)
            {
                office.Begin($"d{round}-");
                await Task.WhenAll(
                    Enumerable
                        .Range(0, Due)
                        .Chunk(50)
                        .Select(async some =>
                        {
                            foreach (var i in some)
                                await office.OpenCaseAsync($"due-{round}-{i}");
                        })
                );
                while (await worker.RoundAsync(CancellationToken.None)) { }
                await WorkAsync(office, $"a{round}-", calm);
                // Past the hour that the step has, whatever day of the week it is: the thousand are due now.
                clock.Ahead += TimeSpan.FromDays(5);
                var watch = Stopwatch.StartNew();
                var firing = Task.Run(async () =>
                {
                    while (await worker.RoundAsync(CancellationToken.None)) { }
                    return watch.Elapsed.TotalSeconds;
                });
                await WorkAsync(office, $"b{round}-", ringing, firing);
                fired.Add(await firing);
                var left = Count(office.DatabaseFile, clock.GetUtcNow());
                if (left > 0)
                    throw new InvalidOperationException($"{left} timers did not fire.");
            }
            Console.WriteLine($"timers: {Armed} armed, {Due} due fired in {Figures.Median(fired):0.0} s (median of {Rounds})");
            Console.WriteLine(
                $"command latency: calm p50 {Figures.Percentile(calm, 0.5):0.00} p99 {Figures.Percentile(calm, 0.99):0.00} ms, "
                    + $"while firing p50 {Figures.Percentile(ringing, 0.5):0.00} p99 {Figures.Percentile(ringing, 0.99):0.00} ms, "
                    + $"ratio of p50 {Figures.Percentile(ringing, 0.5) / Figures.Percentile(calm, 0.5):0.00} (limit 1.10)"
            );
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    /// <summary>One officer after another; with <paramref name="until"/> only what was measured while that ran counts.</summary>
    private static async Task WorkAsync(BenchOffice office, string run, List<double> times, Task? until = null)
    {
        office.Begin(run);
        for (var i = 0; i < Cases && until is not { IsCompleted: true }; i++)
        {
            await office.CaseAsync(times);
            // A person does not press the next button in the same millisecond.
            await Task.Delay(5);
        }
    }

    private static void Fill(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO timers (case_key, kind, timer_key, case_id, due_at, ready_at, attempts) VALUES ($key, 'clock', 's1#2', "
            + "$case, $due, $due, 0)";
        var (key, id, due) = (
            insert.Parameters.Add("$key", SqliteType.Integer),
            insert.Parameters.Add("$case", SqliteType.Text),
            insert.Parameters.Add("$due", SqliteType.Integer)
        );
        var far = DateTimeOffset.UtcNow.AddYears(1).ToUnixTimeMilliseconds();
        for (long i = 1; i <= Armed; i++)
        {
            (key.Value, id.Value, due.Value) = (1_000_000_000 + i, $"jauh{i}", far + i * 1000);
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static long Count(string file, DateTimeOffset now)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM timers WHERE due_at <= $now AND case_id LIKE 'due-%'";
        count.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
        return (long)count.ExecuteScalar()!;
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
