using System.Diagnostics;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Server.Durability;

/// <summary>A kill leaves what the kernel has; a power cut only what was synced. So the syncs themselves are counted.</summary>
public class SyncTests
{
    [Fact]
    public async Task Every_writing_connection_syncs_fully()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        await using var db = database.NewContext();

        var read = database.Database.DurabilityReadBack();

        (read["journal_mode"], read["synchronous"]).ShouldBe(("wal", "2"));
        (
            await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(TestServer.Ct)
        ).ShouldBe("wal");
        (await db.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(TestServer.Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task PostgreSQL_answers_after_its_log_is_synced()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Postgres);

        database
            .Database.DurabilityReadBack()
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["fsync"] = "on",
                    ["synchronous_commit"] = "on",
                    ["full_page_writes"] = "on",
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Each_group_of_commands_costs_a_sync()
    {
        var (none, toBegin) = await CountAsync("load", 0);
        var (groups, syncs) = await CountAsync("load", 4);

        TestContext.Current.TestOutputHelper!.WriteLine($"{groups} groups, {syncs} syncs of the log, {toBegin} of them to begin with");
        none.ShouldBe(1, "the office's opening balance");
        groups.ShouldBeGreaterThan(5);
        (syncs - toBegin).ShouldBeGreaterThanOrEqualTo(groups - none);
    }

    [Fact]
    public async Task The_count_notices_a_connection_that_does_not_sync()
    {
        var (groups, syncs) = await CountAsync("raw-normal", 2);

        groups.ShouldBeGreaterThan(20);
        syncs.ShouldBeLessThan(groups);
    }

    /// <summary>Groups that the process says it committed, and syncs of the write-ahead log that the kernel saw.</summary>
    private static async Task<(long Groups, long Syncs)> CountAsync(string mode, int amount)
    {
        NeedsStrace();
        var folder = Directory.CreateTempSubdirectory("jkn-sync-").FullName;
        try
        {
            var trace = Path.Combine(folder, "trace");
            var lines = await BenchProcess.RunAsync(
                (_, _) => false,
                [mode, Path.Combine(folder, "office"), $"{amount}"],
                "strace",
                "-f",
                "-y",
                "-e",
                "trace=fdatasync,fsync",
                "-o",
                trace
            );
            // a call that another thread interrupted shows twice; its first half names the file
            var syncs = (await File.ReadAllLinesAsync(trace, TestServer.Ct)).Count(l =>
                l.Contains("sync(", StringComparison.Ordinal) && l.Contains("jkn.db-wal>", StringComparison.Ordinal)
            );
            return (BenchProcess.Number(lines, "groups"), syncs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void NeedsStrace()
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("strace", ["-o", "/dev/null", "true"]) { RedirectStandardError = true }
            )!;
            process.WaitForExit();
            if (process.ExitCode == 0)
                return;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // not installed
        }
        const string reason = "strace is missing or may not trace here.";
        if (Environment.GetEnvironmentVariable("JKN_REQUIRE_ALL") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
