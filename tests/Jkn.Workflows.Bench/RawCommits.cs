using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>What the disk can do: commits of one small row by a prepared insert, with the service's pragmas.</summary>
internal sealed class RawCommits : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;

    public RawCommits(string file)
    {
        connection = new($"Data Source={file}");
        connection.Open();
        using var setup = connection.CreateCommand();
        setup.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; CREATE TABLE t (id INTEGER PRIMARY "
            + "KEY, a TEXT, b BLOB);";
        setup.ExecuteNonQuery();
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO t (a, b) VALUES ($a, $b)";
        insert.Parameters.AddWithValue("$a", "satu baris kecil");
        insert.Parameters.AddWithValue("$b", new byte[64]);
        insert.Prepare();
        for (var i = 0; i < 200; i++)
            insert.ExecuteNonQuery();
    }

    /// <summary>Commits as long as that and adds the milliseconds of each.</summary>
    public void Run(TimeSpan time, List<double> times)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            var start = Stopwatch.GetTimestamp();
            insert.ExecuteNonQuery();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }
}
