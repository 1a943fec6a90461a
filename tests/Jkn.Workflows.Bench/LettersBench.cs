using System.Diagnostics;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Typesetting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Bench;

/// <summary>
/// How long a preview takes, and how long a day's letters take from draft to sealed file, through the store, with all their commands.
/// </summary>
internal static class LettersBench
{
    private const int Wanted = 15_000,
        Minutes = 15,
        Previews = 400,
        AtOnce = 32;

    public static async Task<int> RunAsync(int letters)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            await using var office = await LetterOffice.OpenAsync(folder);
            await PreviewAsync(office);
            await IssueAsync(office, letters);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task PreviewAsync(LetterOffice office)
    {
        await office.LetterAsync("pratinjau");
        await office.WorkAsync(CancellationToken.None);
        var (state, pages, here) = (
            (await office.Get<Data.Commands.CaseReader>().LoadAsync("pratinjau", CancellationToken.None))!,
            office.Get<LetterPages>(),
            office.Get<Offices>().Find(LetterOffice.Region)!
        );
        var times = new List<double>();
        for (var i = 0; i < Previews; i++)
        {
            // Another text each time: a preview that is only repeated would flatter.
            var letter = state.Letters[LetterOffice.Key] with
            {
                Title = $"Usulan nomor {i}",
            };
            var start = Stopwatch.GetTimestamp();
            await pages.RenderAsync(here, state, letter, draft: true, "2026-11-22", CancellationToken.None);
            if (i >= 20)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(
            $"preview, warm, {times.Count} different letters: median {times[times.Count / 2]:0.0} ms, p95 "
                + $"{times[(int)(times.Count * 0.95)]:0.0} ms (limit 100 ms)"
        );
    }

    private static async Task IssueAsync(LetterOffice office, int letters)
    {
        var renderer = office.Get<TypstRenderer>();
        var child = renderer.ProcessId is { } id ? Process.GetProcessById(id) : null;
        double Cpu()
        {
            child?.Refresh();
            return (Process.GetCurrentProcess().TotalProcessorTime + (child?.TotalProcessorTime ?? TimeSpan.Zero)).TotalMilliseconds;
        }
        var (cpu, clock) = (Cpu(), Stopwatch.StartNew());
        for (var from = 0; from < letters; from += AtOnce)
        {
            var batch = Enumerable.Range(from, Math.Min(AtOnce, letters - from)).Select(i => office.LetterAsync($"s{i:000000}"));
            await Task.WhenAll(batch);
            await office.WorkAsync(CancellationToken.None);
        }
        var (wall, used) = (clock.Elapsed, (Cpu() - cpu) / letters);
        await using var db = await office.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var done = await db.Letters.CountAsync(l => l.State == nameof(LetterState.Ditandatangani) && l.SealedHash != null) - 1;
        var size = await db.Files.Where(f => f.Size > 0).AverageAsync(f => (double)f.Size);
        Console.WriteLine(
            $"{done} of {letters} letters drafted, typeset, sealed three times and stored in {wall.TotalSeconds:0.0} s; "
                + $"{wall.TotalMilliseconds / letters:0.0} ms wall and {used:0.0} ms CPU a letter (server and typesetter); "
                + $"{size / 1024:0} KB a file"
        );
        Console.WriteLine(
            $"{Wanted} letters would take {wall.TotalMinutes * Wanted / letters:0.0} min (limit {Minutes} min), "
                + $"{used * Wanted / 60000:0.0} CPU minutes"
        );
    }
}
