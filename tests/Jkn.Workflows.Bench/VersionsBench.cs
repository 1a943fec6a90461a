using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>A resume with 1 stored version against 1,000: the same commands in two offices, in turn, five times.</summary>
internal static class VersionsBench
{
    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            await using var few = await BenchOffice.OpenAsync(Path.Combine(folder, "one"));
            await using var many = await BenchOffice.OpenAsync(Path.Combine(folder, "thousand"), versions: 1000);
            var (one, thousand) = (new List<double>(), new List<double>());
            for (var i = 0; i < 6; i++)
            {
                var (a, b) = (await ResumesAsync(few, i), await ResumesAsync(many, i));
                if (i == 0)
                    continue; // warm-up
                one.Add(a);
                thousand.Add(b);
            }
            Console.WriteLine(
                $"resume p50: 1 version {Figures.Median(one):0.000} ms, 1,000 versions {Figures.Median(thousand):0.000} ms, ratio "
                    + $"{Figures.Median(thousand) / Figures.Median(one):0.00}"
            );
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task<double> ResumesAsync(BenchOffice office, int round)
    {
        var times = new List<double>();
        for (var i = 0; i < 150; i++)
        {
            var state = await office.OpenCaseAsync($"v{round:00}{i:000000}");
            for (var step = 0; step < 5; step++)
                state = await office.SignAsync(state, times);
        }
        return Figures.Percentile(times, 0.5);
    }
}
