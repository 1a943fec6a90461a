using System.Diagnostics;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Bench;

/// <summary>Kills a process under load at random moments and counts what of the acknowledged is missing afterwards.</summary>
internal static class KillBench
{
    public static async Task<int> RunAsync(int kills)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        var (acknowledged, missing, broken, differences) = (new Dictionary<string, long>(), 0L, 0, 0);
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                await LoadAsync(folder, acknowledged);
                await using var office = await BenchOffice.OpenAsync(folder);
                await using var db = await office.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
                var stored = await db.CaseHeads.AsNoTracking().ToDictionaryAsync(h => h.Id, h => h.Version);
                missing += acknowledged.Sum(a => Math.Max(0, a.Value - stored.GetValueOrDefault(a.Key)));
                if ((await office.Get<ChainCheck>().RunAsync(CancellationToken.None)).First is not null)
                    broken++;
                differences += (await office.Get<RowsRebuild>().RunAsync(CancellationToken.None)).Differences.Count;
            }
            Console.WriteLine(
                $"{kills} kills: {acknowledged.Values.Sum()} acknowledged commands on {acknowledged.Count} cases; {missing} missing, "
                    + $"{broken} broken chains, {differences} rows that differ"
            );
            return missing + broken + differences == 0 ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task LoadAsync(string folder, Dictionary<string, long> acknowledged)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", typeof(KillBench).Assembly.Location, "load", folder, "60"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var (seen, least) = (0, Random.Shared.Next(1, 600));
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["ack", var id, var version, "."])
                acknowledged[id] = long.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
            if (++seen == least)
                process.Kill();
        }
        await process.WaitForExitAsync();
    }
}
