using System.Diagnostics;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Jkn.Workflows.Bench;

/// <summary>
/// What regions cost: loading the shipped ones on top of a warm start, loading a hundred copies of each, a command among 400 against a
/// command among 4, and computing one promised date.
/// </summary>
internal static class RegionsBench
{
    private const int Copies = 100;

    public static async Task<int> RunAsync()
    {
        var shipped = new Folders(new ConfigurationBuilder().Build()).Workflows;
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            var (none, all, many) = (Path.Combine(folder, "none"), Path.Combine(folder, "all"), Path.Combine(folder, "many"));
            Copy(shipped, none, 0);
            Copy(shipped, all, 1);
            Copy(shipped, many, Copies);
            var (empty, loaded) = (new List<double>(), new List<double>());
            for (var i = 0; i < 6; i++)
            {
                var (a, b) = (Load(none).Ms, Load(all).Ms);
                if (i == 0)
                    continue; // warm-up
                empty.Add(a);
                loaded.Add(b);
            }
            var (ms, regions) = Load(many);
            Console.WriteLine(
                $"loading {Load(all).Regions} regions adds {Figures.Median(loaded) - Figures.Median(empty):0} ms to a warm start "
                    + $"(limit 300); {regions} regions load in {ms / 1000:0.0} s (limit 10)"
            );
            await CommandsAsync(folder, shipped);
            Promise(all);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task CommandsAsync(string folder, string shipped)
    {
        await using var few = await BenchOffice.OpenAsync(Path.Combine(folder, "desk4"), others: to => Copy(shipped, to, 1));
        await using var many = await BenchOffice.OpenAsync(Path.Combine(folder, "desk400"), others: to => Copy(shipped, to, Copies));
        var (a, b) = (new List<double>(), new List<double>());
        for (var i = 0; i < 11; i++)
        {
            // in turn, so that neither always pays for what the other left to the collector
            foreach (var (office, times) in i % 2 == 0 ? [(few, a), (many, b)] : new[] { (many, b), (few, a) })
            {
                var p50 = await CasesAsync(office);
                if (i >= 3)
                    times.Add(p50); // before that the runtime compiles what it needs
            }
        }
        Console.WriteLine(
            $"command p50: among 4 regions {Figures.Median(a):0.000} ms, among {4 * Copies} {Figures.Median(b):0.000} ms, ratio "
                + $"{Figures.Median(b) / Figures.Median(a):0.00} (limit 1.10)"
        );
    }

    private static async Task<double> CasesAsync(BenchOffice office)
    {
        var times = new List<double>();
        for (var i = 0; i < 300; i++)
            await office.CaseAsync(times);
        return Figures.Percentile(times, 0.5);
    }

    /// <summary>One promised date of each region, for a case that waits at its first step, over a year of moments.</summary>
    private static void Promise(string workflows)
    {
        var times = new List<double>();
        for (var round = 0; round < 2; round++)
        {
            times.Clear();
            foreach (var office in Read(workflows).Regions.Where(r => r.IsLoaded).Select(r => r.Office!))
            {
                foreach (var sop in office.Sops.All.Where(v => v.Use == "CASE"))
                {
                    var first = sop.Definition.Nodes.FirstOrDefault(n => n.Waits);
                    if (first is null)
                        continue;
                    var state = CaseState.Empty with
                    {
                        DefinitionId = sop.Id,
                        Flow = FlowState.Empty with
                        {
                            Bookmarks = FlowState.Empty.Bookmarks.Add("b", new Bookmark("b", first.Id, "", first.Path)),
                        },
                    };
                    for (var hour = 0; hour < 8760; hour += 7)
                    {
                        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour);
                        var start = Stopwatch.GetTimestamp();
                        _ = Domain.Batches.Promise.AtRegistration(
                            office.Region,
                            office.Calendar,
                            now,
                            StepsAhead.ReadyAt(state, office, now),
                            Activation.ModeOf(state, office, now)
                        );
                        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }
                }
            }
        }
        Console.WriteLine(
            $"promised date: {times.Count} computed, p50 {Figures.Percentile(times, 0.5):0.000} ms, p95 "
                + $"{Figures.Percentile(times, 0.95):0.000} ms (limit 1)"
        );
    }

    private static (double Ms, int Regions) Load(string workflows)
    {
        var start = Stopwatch.GetTimestamp();
        var read = Read(workflows);
        var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (read.Regions.FirstOrDefault(r => !r.IsLoaded) is { } refused)
            throw new InvalidOperationException(string.Join('\n', refused.Problems));
        return (ms, read.Regions.Count);
    }

    private static WorkflowsFolder Read(string workflows) =>
        new(
            new Folders(new ConfigurationBuilder().AddInMemoryCollection([new("Workflows:Folder", workflows)]).Build()),
            RegionsSetup.Catalog()
        );

    /// <summary>The shared files and so many copies of each region, each under a code of its own.</summary>
    private static void Copy(string shipped, string to, int copies)
    {
        var number = 0;
        foreach (var source in Directory.EnumerateDirectories(shipped).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(source);
            if (name.StartsWith('_'))
            {
                Files(source, Path.Combine(to, name), text => text);
                continue;
            }
            for (var i = 0; i < copies; i++, number++)
            {
                var code = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{11 + number / 90:00}.{1 + number % 90:00}");
                Files(source, Path.Combine(to, $"{code}-salinan"), text => text.Replace(name[..5], code, StringComparison.Ordinal));
            }
        }
    }

    private static void Files(string from, string to, Func<string, string> change)
    {
        foreach (
            var file in Directory
                .EnumerateFiles(from, "*.json", SearchOption.AllDirectories)
                .Where(f => !f.Contains("walks", StringComparison.Ordinal))
        )
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, change(File.ReadAllText(file)));
        }
    }
}
