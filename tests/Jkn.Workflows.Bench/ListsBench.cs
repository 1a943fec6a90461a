using System.Diagnostics;
using Jkn.Workflows.Data.Work;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>A page of the inbox, first and deep, with 1,000 against 1,000,000 open work items.</summary>
internal static class ListsBench
{
    private const int PageSize = 50;

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            await using var small = await BenchOffice.OpenAsync(Path.Combine(folder, "small"));
            await using var large = await BenchOffice.OpenAsync(Path.Combine(folder, "large"));
            Fill(small.DatabaseFile, 1_000);
            Fill(large.DatabaseFile, 1_000_000);
            var figures = new Dictionary<string, List<double>>
            {
                ["first 1k"] = [],
                ["first 1M"] = [],
                ["deep 1k"] = [],
                ["deep 1M"] = [],
            };
            for (var i = 0; i < 6; i++)
            {
                foreach (
                    var (name, office, depth) in new[]
                    {
                        ("first 1k", small, 0),
                        ("first 1M", large, 0),
                        ("deep 1k", small, 500),
                        ("deep 1M", large, 500_000),
                    }
                )
                {
                    var ms = await PagesAsync(office, depth);
                    if (i > 0)
                        figures[name].Add(ms);
                }
            }
            var m = figures.ToDictionary(f => f.Key, f => Figures.Median(f.Value));
            Console.WriteLine(
                $"inbox page, first: 1,000 items {m["first 1k"]:0.000} ms, 1,000,000 items {m["first 1M"]:0.000} ms, ratio "
                    + $"{m["first 1M"] / m["first 1k"]:0.00}"
            );
            Console.WriteLine(
                $"inbox page, deep:  1,000 items {m["deep 1k"]:0.000} ms, 1,000,000 items {m["deep 1M"]:0.000} ms, ratio "
                    + $"{m["deep 1M"] / m["deep 1k"]:0.00}"
            );
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task<double> PagesAsync(BenchOffice office, int depth)
    {
        var inbox = office.Get<Inbox>();
        InboxPlace? after = depth == 0 ? null : new(DueOf(depth), depth, "s1#2");
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var page = await inbox.PageAsync(BenchOffice.Region, [Roles.BackOffice], after, PageSize, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (page.Count != PageSize)
                throw new InvalidOperationException($"A page of {page.Count}.");
        }
        return Figures.Percentile(times, 0.5);
    }

    private static DateTimeOffset DueOf(long item) => new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(item);

    private static void Fill(string file, int items)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO work_items (region, role, due_at, case_key, item_id, case_id, case_kind, case_no, activity_id,
              kind, title, name, emergency, overdue, version, opened_at, sent_by)
            VALUES ($region, 'BO', $due, $key, 's1#2', $case, 'Case', $no, 's2',
              'SIGN_OFF', 'Verifikasi data', 'WARGA CONTOH', 0, 0, 1, $due, 'orang-FO')
            """;
        insert.Parameters.AddWithValue("$region", BenchOffice.Region);
        var (due, key, id, no) = (
            insert.Parameters.Add("$due", SqliteType.Integer),
            insert.Parameters.Add("$key", SqliteType.Integer),
            insert.Parameters.Add("$case", SqliteType.Text),
            insert.Parameters.Add("$no", SqliteType.Text)
        );
        for (long i = 1; i <= items; i++)
        {
            due.Value = DueOf(i).ToUnixTimeMilliseconds();
            key.Value = i;
            id.Value = $"berkas{i}";
            no.Value = $"JKN/99.01/2026/{i:000000}";
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
