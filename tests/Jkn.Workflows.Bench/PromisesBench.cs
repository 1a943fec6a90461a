using System.Diagnostics;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Bench;

/// <summary>
/// The promises of many open cases after a change of the region's rule: how long the sweep takes, and what a command costs meanwhile
/// against the same command right before.
/// </summary>
internal static class PromisesBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var cases = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 100_000;
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            await using (var office = await BenchOffice.OpenAsync(folder))
            {
                var next = 0;
                await Task.WhenAll(
                    Enumerable
                        .Range(0, 64)
                        .Select(_ =>
                            Task.Run(async () =>
                            {
                                for (int i; (i = Interlocked.Increment(ref next)) <= cases; )
                                {
                                    await office.OpenCaseAsync($"p{i:0000000}");
                                    await office.GiveAsync($"p{i:0000000}", Actor.System, new FirstPromise(), []);
                                }
                            })
                        )
                );
                await SweepAsync(office);
            }
            SqliteConnection.ClearAllPools();
            await using (var office = await BenchOffice.OpenAsync(folder, promiseMonths: 2))
            {
                await CommandsAsync(office, "w", TimeSpan.FromSeconds(3)); // warm-up
                var before = await CommandsAsync(office, "b", TimeSpan.FromSeconds(5));
                var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
                var sweep = Task.Run(() => SweepAsync(office));
                var during = await CommandsAsync(office, "d", TimeSpan.MaxValue, sweep);
                await sweep;
                var seconds = clock.Elapsed.TotalSeconds;
                cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
                await using var db = await office.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
                var dates = await db.Cases.Where(c => c.PromiseDate != null).GroupBy(c => c.PromiseDate).CountAsync();
                if (dates != 1)
                    throw new InvalidOperationException($"{dates} dates are promised: not every promise was renewed.");
                Console.WriteLine(
                    $"{cases} promises renewed in {seconds:0} s (limit 60), {cpu.TotalMilliseconds / cases:0.00} CPU ms each with "
                        + $"the officer's own; command p50 {before:0.000} ms before, {during:0.000} ms meanwhile, ratio "
                        + $"{during / before:0.00} (limit 1.10)"
                );
            }
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    /// <summary>What registration does: this office's procedure has no counter.</summary>
    private sealed record FirstPromise : Command
    {
        public override Decision Decide(Deciding on)
        {
            Promises.Begin(on, "awal");
            return on.Accept();
        }
    }

    private static Task SweepAsync(BenchOffice office) =>
        office.Get<PromiseSweep>().RunAsync(office.Get<Offices>().Find(BenchOffice.Region)!, CancellationToken.None);

    /// <summary>
    /// One officer who works on, a pause between her commands, until the time or the task is over. The p50 of a command, in ms.
    /// </summary>
    private static async Task<double> CommandsAsync(BenchOffice office, string run, TimeSpan atMost, Task? until = null)
    {
        office.Begin(run);
        var (times, clock) = (new List<double>(), Stopwatch.StartNew());
        while (clock.Elapsed < atMost && until is not { IsCompleted: true })
        {
            await office.CaseAsync(times);
            await Task.Delay(5);
        }
        return Figures.Percentile(times, 0.5);
    }
}
