using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>
/// The case desk against the disk's own limit, five times: raw SQLite commits of one small row (same folder, same pragmas) and whole
/// five-level cases at 1 client, a tenth of a second each in turn, because disk and machine are not the same from one second to the next;
/// then cases at 64 clients.
/// </summary>
internal static class DeskBench
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(0.1);

    private sealed record Round(double PerSecond, double P50, double P99, double CpuMs, double Kib, double StoredKb);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["family", ..])
            return await FamilyBench.RunAsync(args.Length > 1 && int.TryParse(args[1], out var rounds) ? rounds : 9);
        var seconds = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 3;
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            await using var office = await BenchOffice.OpenAsync(Path.Combine(folder, "desk"));
            await ClientsAsync(office, 64, 1); // the runtime compiles what it needs
            await ClientsAsync(office, 1, 1);
            var (raw, rawMs, many, one) = (new List<double>(), new List<double>(), new List<Round>(), new List<Round>());
            for (var i = 0; i < 5; i++)
            {
                var times = new List<double>();
                using (var commits = new RawCommits(Path.Combine(folder, $"raw{i}.db")))
                    one.Add(await ClientsAsync(office, 1, seconds, () => commits.Run(Slice, times)));
                raw.Add(times.Count * 1000 / times.Sum());
                rawMs.Add(Figures.Percentile(times, 0.5));
                many.Add(await ClientsAsync(office, 64, seconds));
            }
            Console.WriteLine($"raw one-row commits      {Figures.Median(raw), 8:0}/s   p50 {Figures.Median(rawMs):0.000} ms");
            Report("64 clients", many, raw, rawMs);
            Report("1 client", one, raw, rawMs);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    /// <summary>Ratios are those of each round to the raw commits of the same round, and of them the median.</summary>
    private static void Report(string name, List<Round> rounds, List<double> raw, List<double> rawMs)
    {
        double Of(Func<Round, double> pick) => Figures.Median(rounds.Select(pick));
        double Ratio(Func<Round, double> pick, List<double> limits) =>
            Figures.Median(rounds.Zip(limits, (round, limit) => pick(round) / limit));
        Console.WriteLine(
            $"{name, -10} {Of(r => r.PerSecond), 8:0} commands/s ({Ratio(r => r.PerSecond, raw):0.00}x raw)   command p50 "
                + $"{Of(r => r.P50):0.000} ms ({Ratio(r => r.P50, rawMs):0.00}x raw) p99 {Of(r => r.P99):0.000} ms   a case: "
                + $"{Of(r => r.CpuMs):0.00} CPU ms, {Of(r => r.Kib):0} KiB allocated, {Of(r => r.StoredKb):0.0} KB stored"
        );
    }

    /// <param name="between">Runs between two slices of the clients' time, and is not part of it.</param>
    private static async Task<Round> ClientsAsync(BenchOffice office, int clients, int seconds, Action? between = null)
    {
        var before = Stored(office);
        var (all, cpu, allocated, elapsed, done) = (new List<double>(), TimeSpan.Zero, 0L, TimeSpan.Zero, 0);
        while (elapsed.TotalSeconds < seconds)
        {
            between?.Invoke();
            var (cpuBefore, allocatedBefore, clock) = (
                Process.GetCurrentProcess().TotalProcessorTime,
                GC.GetTotalAllocatedBytes(),
                Stopwatch.StartNew()
            );
            var time = between is null ? TimeSpan.FromSeconds(seconds) : Slice;
            var runs = await Task.WhenAll(
                Enumerable
                    .Range(0, clients)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            var (times, cases) = (new List<double>(), 0);
                            while (clock.Elapsed < time)
                            {
                                await office.CaseAsync(times);
                                cases++;
                            }
                            return (times, cases);
                        })
                    )
            );
            elapsed += clock.Elapsed;
            cpu += Process.GetCurrentProcess().TotalProcessorTime - cpuBefore;
            allocated += GC.GetTotalAllocatedBytes() - allocatedBefore;
            done += runs.Sum(r => r.cases);
            all.AddRange(runs.SelectMany(r => r.times));
        }
        return new(
            all.Count / elapsed.TotalSeconds,
            Figures.Percentile(all, 0.5),
            Figures.Percentile(all, 0.99),
            cpu.TotalMilliseconds / done,
            allocated / 1024.0 / done,
            (Stored(office) - before) / 1000.0 / done
        );
    }

    /// <summary>Bytes of the file after a checkpoint: page count times page size.</summary>
    private static long Stored(BenchOffice office) => StoredIn(office.DatabaseFile);

    public static long StoredIn(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return Number(connection, "PRAGMA page_count") * Number(connection, "PRAGMA page_size");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
