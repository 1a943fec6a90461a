using System.Diagnostics;
using System.Globalization;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Pdf;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Bench;

/// <summary>
/// What each file of the corpus costs when two are checked at once, each in a process of its own: processor time of one check and how much
/// the process grew for both. Then an ordinary letter through the office's own check.
/// </summary>
internal static class HostileBench
{
    private const double MostSeconds = 2;
    private const long MostMegabytes = 150;
    private const double MostLetter = 150;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("jkn-hostile-").FullName;
        try
        {
            var (over, count) = (0, 0);
            Console.WriteLine("| file | KB | answer | CPU ms of one check | MB for two at once |\n|---|---|---|---|---|");
            foreach (var file in await HostileCorpus.AllAsync(await HostileLetter.MakeAsync()))
            {
                var path = Path.Combine(folder, "file");
                await File.WriteAllBytesAsync(path, file.Bytes);
                var (answer, cpu, grown) = await ChildAsync(path);
                var isOver = cpu > MostSeconds * 1000 || grown > MostMegabytes;
                (over, count) = (over + (isOver ? 1 : 0), count + 1);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {file.Name} | {file.Bytes.Length / 1024} | {answer} | {cpu:0} | {grown}{(isOver ? " **over**" : "")} |"
                    )
                );
            }
            var letter = await LetterAsync(Path.Combine(folder, "office"));
            Console.WriteLine($"\n{count} files, {over} over {MostSeconds} s or {MostMegabytes} MB.");
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"An ordinary letter: {letter:0.0} ms, median of 100 (limit {MostLetter} ms).")
            );
            return over == 0 && letter <= MostLetter ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    /// <summary>The child: twice the same file at once, after an ordinary one has warmed the code.</summary>
    public static async Task<int> OneAsync(string path)
    {
        var file = await File.ReadAllBytesAsync(path);
        var ordinary = RawPdf.Table("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page>>");
        for (var i = 0; i < 20; i++)
            Check(ordinary);
        GC.Collect();
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var before = Peak();
        var both = await Task.WhenAll(Task.Run(() => Check(file)), Task.Run(() => Check(file)));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{both[0].Answer}\t{both.Max(b => b.Cpu.TotalMilliseconds)}\t{Peak() - before}")
        );
        return 0;
    }

    private static (string Answer, TimeSpan Cpu) Check(byte[] file)
    {
        var began = CpuTime.Now;
        var verdict = PdfVerifier.Verify(file, TrustRoots.None, HostileLetter.At, new PdfBudget());
        return (verdict.Error ?? $"read, {verdict.Signatures.Count} signatures", CpuTime.Now - began);
    }

    private static long Peak() =>
        long.Parse(
            File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ')[^2],
            CultureInfo.InvariantCulture
        ) / 1024;

    private static async Task<(string, double, long)> ChildAsync(string path)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Jkn.Workflows.Bench.dll");
        var start = new ProcessStartInfo("dotnet", [program, "hostile-one", path]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var line = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return line.Trim().Split('\t') is [var answer, var cpu, var grown]
            ? (answer, double.Parse(cpu, CultureInfo.InvariantCulture), long.Parse(grown, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The check of one file ended with {child.ExitCode}.");
    }

    private static async Task<double> LetterAsync(string folder)
    {
        await using var office = await LetterOffice.OpenAsync(folder);
        await office.LetterAsync("biasa");
        await office.WorkAsync(CancellationToken.None);
        await using var db = await office.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var row = await db.Letters.AsNoTracking().SingleAsync(l => l.CaseId == "biasa");
        var state = (await office.Get<Data.Commands.CaseReader>().LoadAsync("biasa", CancellationToken.None))!;
        var file = await office.Get<Data.Work.FileStore>().ReadAsync(state.Letters[LetterOffice.Key].SealedFile!, CancellationToken.None);
        // A copy with a line break behind it: it is taken apart, the issued one would be known by its hash.
        byte[] copy = [.. file!.Content, 10];
        var times = new List<double>();
        for (var i = 0; i < 105; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await office.Get<LetterFileChecks>().CompareAsync(row.Token!, new MemoryStream(copy), CancellationToken.None);
            if (i >= 5)
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }
}
