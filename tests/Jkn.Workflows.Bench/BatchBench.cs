using System.Diagnostics;
using System.Text;
using Jkn.Workflows.Application.Effects;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Application.Workers;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Bench;

/// <summary>
/// A list of people comes in with a verdict for each row, becomes cases and one batch; the batch is frozen and exported; its answer comes
/// back and moves every case.
/// Limits: 30 s, 10 s, 60 s and 500 MB for 15,000 rows.
/// </summary>
internal static class BatchBench
{
    private static readonly Actor officer = new("orang-BO", "BO", BenchOffice.Region, [Roles.BackOffice]);

    public static async Task<int> RunAsync(int rows)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            await using var office = await BenchOffice.OpenAsync(folder, others: BatchRegion.WriteRegion);
            var (imports, worker, opener) = (office.Get<BnbaImports>(), office.Get<OfficeWorker>(), office.Get<ImportWorker>());
            var bnba = XlsxWriter.Write(
                new SheetTable(
                    "BNBA",
                    [.. BatchRegion.Headings.Select(h => new SheetColumn(h))],
                    Enumerable.Range(0, rows).Select(BatchRegion.Person)
                )
            );

            var (taken, verdicts) = await TimeAsync(() =>
                imports.TakeInAsync(officer, BatchRegion.Sop, "bnba", bnba, CancellationToken.None)
            );
            if (taken.Import is not { } import || import.Valid != rows)
                throw new InvalidOperationException($"{taken.Refusal} {taken.Import?.Valid} of {rows} valid");
            Told($"import of {rows} rows with verdicts: {verdicts:0.0} s (limit 30); file {bnba.Length / 1024} KB");

            if (
                await imports.OpenAsync(
                    officer,
                    import.Id,
                    BnbaImports.All,
                    new("470/1", "2026-01-02", "Kelurahan Contoh"),
                    notesRead: true,
                    CancellationToken.None
                ) is
                { } refusal
            )
                throw new InvalidOperationException(refusal.Code);
            var (_, opening) = await TimeAsync(() => opener.RoundAsync(CancellationToken.None));
            var (_, joining) = await TimeAsync(() => QuietAsync(worker));
            Told($"{rows} cases opened: {opening:0.0} s; into the batch: {joining:0.0} s (no limit set)");

            await using var db = await office.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
            var batchId = await db.Batches.Select(b => b.CaseId).SingleAsync();
            var (file, freezing) = await TimeAsync(async () =>
            {
                var locked = await GiveAsync(office, batchId, s => new CompleteWorkItem(s.WorkItems.Keys.Single(), "Dikunci"));
                var keep = office.Get<IEnumerable<EffectHandler>>().Single(h => h.Kinds.Contains(EffectKinds.KeepBatchFile));
                var effect = new Effect(
                    EffectKinds.KeepBatchFile,
                    "bench",
                    $$"""{"batchId":"{{batchId}}","hash":"{{locked.Batch!.FileHash}}"}"""
                );
                await keep.RunAsync(
                    effect,
                    new(0, batchId, effect.Kind, effect.Key, effect.Payload, DateTimeOffset.UtcNow, 1),
                    CancellationToken.None
                );
                var kept = (await office.Get<Data.Commands.CaseReader>().LoadAsync(batchId, CancellationToken.None))!.Batch!.Files.Single();
                return (await office.Get<FileStore>().ReadAsync(kept.FileId, CancellationToken.None))!.Content;
            });
            Told($"freeze and export of {rows} lines: {freezing:0.0} s (limit 10); file {file.Length / 1024} KB");
            await QuietAsync(worker);

            await GiveAsync(
                office,
                batchId,
                s => new CompleteWorkItem(
                    s.WorkItems.Keys.Single(),
                    "Done",
                    null,
                    new Dictionary<string, string> { ["tandaTerima"] = "TT" }
                )
            );
            await QuietAsync(worker);
            var answer = Encoding.UTF8.GetBytes(
                "NIK;Status;Keterangan\r\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, rows)
                            .Select(n => $"{BatchRegion.Person(n)[1]};{(n % 20 == 0 ? "Gagal;NIK tidak padan" : "Aktif;")}\r\n")
                    )
            );
            var (_, answering) = await TimeAsync(async () =>
            {
                var read = ResultReading.Read(answer, office.Office.Layouts["hasil-bpjs"], office.Office.Reasons, null);
                await GiveAsync(
                    office,
                    batchId,
                    _ => new RecordBatchResults(read.Hash, [.. read.Rows.Select(r => r.Result!)], Complete: true)
                );
                await QuietAsync(worker);
                return true;
            });
            var moved = await db.Cases.CountAsync(c => c.Kind == "Case" && c.ClosedAt != null);
            if (moved != rows)
                throw new InvalidOperationException($"{moved} of {rows} cases were moved.");
            Told($"result of {rows} lines, every case moved: {answering:0.0} s (limit 60)");
            Told($"highest memory: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB (limit 500)");
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task<bool> QuietAsync(OfficeWorker worker)
    {
        while (await worker.RoundAsync(CancellationToken.None)) { }
        return true;
    }

    private static async Task<CaseState> GiveAsync(BenchOffice office, string id, Func<CaseState, Command> command)
    {
        var before = (await office.Get<Data.Commands.CaseReader>().LoadAsync(id, CancellationToken.None))!;
        var answer = await office.Desk.RunAsync(id, BenchOffice.Region, officer, command(before), CancellationToken.None);
        return answer.Decision.Rejection is { } no ? throw new InvalidOperationException($"{no.Code} {no.Message}") : answer.State!;
    }

    private static async Task<(T Result, double Seconds)> TimeAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        return (await work(), watch.Elapsed.TotalSeconds);
    }

    private static void Told(FormattableString text) => Console.WriteLine(text);
}
