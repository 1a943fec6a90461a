using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Server.Durability;

/// <summary>SIGKILL under load: whatever a caller was told is there afterwards, and nothing is there by half.</summary>
public class KillTests
{
    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost()
    {
        var kills = Environment.GetEnvironmentVariable("JKN_LONG") == "1" ? 50 : 5;
        var folder = Directory.CreateTempSubdirectory("jkn-kill-").FullName;
        var (chance, acknowledged) = (new Random(68), new Dictionary<string, long>());
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                var (least, after) = (chance.Next(1, 400), TimeSpan.FromMilliseconds(chance.Next(0, 300)));
                TimeSpan? reached = null;
                var lines = await BenchProcess.RunAsync(
                    (seen, now) => seen.Count >= least && now - (reached ??= now) >= after,
                    ["load", folder, "60"]
                );
                foreach (var (id, version) in BenchProcess.Acknowledged(lines))
                    acknowledged[id] = version;
                await CheckAsync(Path.Combine(folder, "data"), acknowledged, $"kill {kill + 1}");
            }
            acknowledged.Count.ShouldBeGreaterThan(kills);
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{kills} kills, {acknowledged.Count} cases, {acknowledged.Values.Sum()} acknowledged commands: none lost"
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CheckAsync(string folder, Dictionary<string, long> acknowledged, string kill)
    {
        await using var database = TestDatabase.In(folder);
        await using var db = database.NewContext();
        var stored = await db.CaseHeads.AsNoTracking().ToDictionaryAsync(h => h.Id, h => h.Version, TestServer.Ct);
        acknowledged
            .Where(a => stored.GetValueOrDefault(a.Key) < a.Value)
            .Select(a => $"{a.Key}: {a.Value} told, {stored.GetValueOrDefault(a.Key)} there")
            .ShouldBeEmpty(kill);
        (await database.Get<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull(kill);
        (await database.Get<RowsRebuild>().RunAsync(TestServer.Ct)).Differences.ShouldBeEmpty(kill);
    }
}
