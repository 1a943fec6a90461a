using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Adapters.Local;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Bench;

/// <summary>
/// Kills a process that issues letters at random moments; the next one finishes what was begun. Afterwards each letter that was asked to be
/// signed has exactly one number, one file, and the signatures of its officials in it.
/// </summary>
internal static class LetterKillBench
{
    public static async Task<int> RunAsync(int kills, int seed)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        var (chance, acknowledged) = (new Random(seed), new HashSet<string>());
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                await KilledAsync(folder, kill, chance, acknowledged);
                if ((kill + 1) % 10 == 0 || kill + 1 == kills)
                    Console.WriteLine($"{kill + 1} kills, {acknowledged.Count} letters acknowledged as signed");
            }
            var wrong = await CheckAsync(folder, acknowledged);
            foreach (var one in wrong.Take(20))
                Console.WriteLine($"wrong: {one}");
            Console.WriteLine($"{kills} kills (seed {seed}): {acknowledged.Count} letters acknowledged, {wrong.Count} wrong");
            return wrong.Count == 0 && acknowledged.Count > 0 ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    /// <summary>Issues letters until killed; says "ack" when the signature was asked for and committed.</summary>
    public static async Task<int> LoadAsync(string folder, string run)
    {
        await using var office = await LetterOffice.OpenAsync(folder);
        await ReviveAsync(office);
        Console.WriteLine("ready");
        var work = Task.Run(async () =>
        {
            while (true)
            {
                await office.WorkAsync(CancellationToken.None);
                await Task.Delay(2);
            }
        });
        for (var i = 0; !work.IsFaulted; i++)
        {
            var id = $"k{run}-{i:0000}";
            await office.LetterAsync(id);
            Console.WriteLine($"ack {id} .");
        }
        await work;
        return 1;
    }

    private static async Task KilledAsync(string folder, int kill, Random chance, HashSet<string> acknowledged)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                ["exec", typeof(LetterKillBench).Assembly.Location, "letters-load", folder, kill.ToString(CultureInfo.InvariantCulture)]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        // Counted in letters and then in time, so that a slow machine kills in the middle of something too.
        var (least, after, seen) = (chance.Next(0, 6), chance.Next(0, 400), 0);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["ack", var id, "."])
            {
                acknowledged.Add(id);
                seen++;
            }
            else if (line != "ready")
                continue;
            if (seen == least)
                _ = Task.Delay(after).ContinueWith(_ => process.Kill(), TaskScheduler.Default);
        }
        await process.WaitForExitAsync();
    }

    // What the killed one had claimed comes back after five minutes: here the lease is ended by hand.
    private static async Task ReviveAsync(LetterOffice office)
    {
        await using var db = await office.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync("UPDATE outbox SET ready_at = created_at");
        await office.Get<WorkSource>().ReviveAsync(-1, CancellationToken.None);
    }

    private static async Task<List<string>> CheckAsync(string folder, HashSet<string> acknowledged)
    {
        await using var office = await LetterOffice.OpenAsync(folder);
        await ReviveAsync(office);
        await office.WorkAsync(CancellationToken.None);
        var wrong = new List<string>();
        await using var db = await office.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var left = await db.Outbox.CountAsync();
        if (left > 0)
            wrong.Add(
                $"{left} effects left: "
                    + $"{string.Join("; ", await db.Outbox.Select(o => o.Kind + " " + o.LastError).Distinct().Take(5).ToListAsync())}"
            );
        var (reader, files, roots, numbers) = (
            office.Get<CaseReader>(),
            office.Get<FileStore>(),
            office.Get<KeyShelf>().Roots,
            new List<string>()
        );
        foreach (var row in await db.Cases.AsNoTracking().Select(c => c.Id).ToListAsync())
        {
            if ((await reader.LoadAsync(row, CancellationToken.None))!.Letters.GetValueOrDefault(LetterOffice.Key) is not { } letter)
                continue;
            if (letter.Number is null)
                wrong.Add($"{row}: no number");
            else
                numbers.Add(letter.Number);
            if (acknowledged.Contains(row) && letter.State != LetterState.Ditandatangani)
                wrong.Add($"{row}: acknowledged, but {letter.State} {letter.Reason} {letter.Fault?.Reason}");
            var stored = await db.Files.AsNoTracking().Where(f => f.CaseId == row).Select(f => f.Id).ToListAsync();
            if (letter.SealedFile is not { } file)
                continue;
            if (stored.Count != 1 || stored[0] != file)
                wrong.Add($"{row}: {stored.Count} files");
            var content = (await files.ReadAsync(file, CancellationToken.None))!.Content;
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != letter.SealedHash)
                wrong.Add($"{row}: another file than was recorded");
            var verdict = PdfVerifier.Verify(content, roots, DateTimeOffset.UtcNow);
            var fields = string.Join(' ', verdict.Signatures.Select(s => s.Field));
            if (!verdict.IsTrusted || fields != "paraf-kasie paraf-kabid tanda-tangan")
                wrong.Add($"{row}: signatures {fields} {verdict.Error}");
        }
        var lines = await db
            .RegisterLines.AsNoTracking()
            .Where(l => l.Register == "AGENDA_SURAT")
            .OrderBy(l => l.Number)
            .Select(l => l.Number)
            .ToListAsync();
        if (
            !lines.SequenceEqual(Enumerable.Range(1, lines.Count))
            || numbers.Distinct().Count() != numbers.Count
            || lines.Count != numbers.Count
        )
            wrong.Add($"numbers: {lines.Count} lines for {numbers.Count} letters");
        if ((await office.Get<ChainCheck>().RunAsync(CancellationToken.None)).First is { } broken)
            wrong.Add($"chain: {broken}");
        return wrong;
    }
}
