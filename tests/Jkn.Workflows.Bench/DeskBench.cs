using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>
/// The case desk against the disk's own limit: raw SQLite commits of one small row (same folder, same pragmas), then whole five-level cases
/// at 64 clients and at 1, in turn, five times.
/// </summary>
internal static class DeskBench
{
    private sealed record Round(double PerSecond, double P50, double P99, double CpuMs, double Kib, double StoredKb);

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 3;
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            await using var office = await BenchOffice.OpenAsync(Path.Combine(folder, "desk"));
            await ClientsAsync(office, 64, 1);   // the runtime compiles what it needs
            await ClientsAsync(office, 1, 1);
            var (raw, rawMs, many, one) = (new List<double>(), new List<double>(), new List<Round>(), new List<Round>());
            for (var i = 0; i < 5; i++)
            {
                var (rate, ms) = Raw(Path.Combine(folder, $"raw{i}.db"), seconds);
                raw.Add(rate);
                rawMs.Add(ms);
                many.Add(await ClientsAsync(office, 64, seconds));
                one.Add(await ClientsAsync(office, 1, seconds));
            }
            var limit = Figures.Median(raw);
            Console.WriteLine(Figures.Text($"raw one-row commits      {limit,8:0}/s   p50 {Figures.Median(rawMs):0.000} ms"));
            Report("64 clients", many, limit, Figures.Median(rawMs));
            Report("1 client", one, limit, Figures.Median(rawMs));
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static void Report(string name, List<Round> rounds, double limit, double rawMs)
    {
        double Of(Func<Round, double> pick) => Figures.Median(rounds.Select(pick));
        Console.WriteLine(Figures.Text(
            $"{name,-10} {Of(r => r.PerSecond),8:0} commands/s ({Of(r => r.PerSecond) / limit:0.00}x raw)   command p50 {Of(r => r.P50):0.000} ms ({Of(r => r.P50) / rawMs:0.00}x raw) p99 {Of(r => r.P99):0.000} ms   a case: {Of(r => r.CpuMs):0.00} CPU ms, {Of(r => r.Kib):0} KiB allocated, {Of(r => r.StoredKb):0.0} KB stored"));
    }

    private static (double PerSecond, double Ms) Raw(string file, int seconds)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB);");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO t (a, b) VALUES ($a, $b)";
        insert.Parameters.AddWithValue("$a", "satu baris kecil");
        insert.Parameters.AddWithValue("$b", new byte[64]);
        insert.Prepare();
        for (var i = 0; i < 200; i++) insert.ExecuteNonQuery();
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            var start = Stopwatch.GetTimestamp();
            insert.ExecuteNonQuery();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return (times.Count / clock.Elapsed.TotalSeconds, Figures.Percentile(times, 0.5));
    }

    private static async Task<Round> ClientsAsync(BenchOffice office, int clients, int seconds)
    {
        var before = Stored(office);
        var (cpu, allocated) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var clock = Stopwatch.StartNew();
        var runs = Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var (times, cases) = (new List<double>(), 0);
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                await office.CaseAsync(times);
                cases++;
            }
            return (times, cases);
        })).ToArray();
        var all = await Task.WhenAll(runs);
        var elapsed = clock.Elapsed.TotalSeconds;
        var done = all.Sum(r => r.cases);
        var times = all.SelectMany(r => r.times).ToArray();
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        return new(times.Length / elapsed, Figures.Percentile(times, 0.5), Figures.Percentile(times, 0.99), cpu.TotalMilliseconds / done, allocated / 1024.0 / done, (Stored(office) - before) / 1000.0 / done);
    }

    /// <summary>Bytes of the file after a checkpoint: page count times page size.</summary>
    private static long Stored(BenchOffice office)
    {
        using var connection = new SqliteConnection($"Data Source={office.DatabaseFile}");
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
