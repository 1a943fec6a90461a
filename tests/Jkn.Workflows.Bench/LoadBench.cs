using System.Diagnostics;
using Jkn.Workflows.Data.Commands;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>
/// Load for somebody who watches from outside: kills the process, or counts its system calls. Every acknowledged command is told at once,
/// "ack CASE VERSION ."; a clean end tells how many groups were committed.
/// </summary>
internal static class LoadBench
{
    private const int Clients = 16;

    public static async Task<int> RunAsync(string folder, int seconds)
    {
        // Not Console.Out: each line must have left the process before the next command is given.
        await using var output = Console.OpenStandardOutput();
        var gate = new Lock();
        await using var office = await BenchOffice.OpenAsync(folder);
        // A folder that was killed has cases already.
        office.Begin($"{DateTime.UtcNow.Ticks:x}-");
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (clock.Elapsed.TotalSeconds < seconds)
                            await office.CaseAsync([], state => Tell($"ack {state.Id} {state.Version} ."));
                    })
                )
        );
        Tell($"groups {office.Get<CommandQueue>().Groups}");
        return 0;

        void Tell(string line)
        {
            var bytes = System.Text.Encoding.ASCII.GetBytes(line + "\n");
            lock (gate)
                output.Write(bytes);
        }
    }

    /// <summary>The control: the same file, but the log is not synced at each commit.</summary>
    public static int RawNormal(string folder, int commits)
    {
        Directory.CreateDirectory(folder);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "jkn.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO t (a) VALUES ('satu baris kecil')";
        for (var i = 0; i < commits; i++)
            command.ExecuteNonQuery();
        Console.WriteLine($"groups {commits}");
        return 0;
    }
}
