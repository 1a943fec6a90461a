using System.Diagnostics;
using System.Globalization;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Simulations;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// A simulated year of a region's office with families, in memory. Prints what became of the people and their cases, and exits non-zero
/// when a rule of the house was broken: a person without a way on (by name and step), a case open without reason, a batch that was not
/// reconciled, a clock that fired twice or never, a number that is missing.
/// </summary>
internal static class SimulateVerb
{
    private const int Most = SimulatedPeople.MostFamilies,
        Shown = 20;

    public static Verb Verb { get; } =
        new(
            "simulate",
            "--region KODE --year TAHUN --cases JUMLAH [--seed ANGKA]",
            "Memainkan satu tahun sebuah daerah dengan orang rekaan dan memeriksa akhirnya.",
            RunAsync
        );

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (Options(call.Arguments) is not { } asked)
            return call.Misused(Verb, "Pilihan tidak dikenal atau tanpa nilai.");
        if (
            !asked.TryGetValue("region", out var code)
            || !Number(asked, "year", 0, 1900, 2199, out var year)
            || !Number(asked, "cases", 0, 1, Most, out var cases)
            || !Number(asked, "seed", 1, 0, int.MaxValue, out var seed)
        )
            return call.Misused(Verb, $"Sebutkan --region, --year dan --cases (1 sampai {Most}).");
        var regions = new WorkflowsFolder(call.Folders, RegionsSetup.Catalog());
        if (regions.Find(code)?.Office is not { } office)
            return call.Misused(Verb, $"Daerah {code} tidak ada atau berkasnya bermasalah.");
        var (watch, simulated) = (Stopwatch.StartNew(), new SimulatedYear(office, year, cases, seed));
        simulated.Run();
        var broken = YearChecks.Of(simulated.Trial, simulated.Staff.Refusals).ToList();
        await SummariseAsync(call.Out, simulated, office, year, watch.Elapsed);
        foreach (var problem in broken.Take(Shown))
            await call.Out.WriteLineAsync($"PELANGGARAN {problem}");
        await call.Out.WriteLineAsync($"{broken.Count} pelanggaran");
        return broken.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task SummariseAsync(TextWriter told, SimulatedYear simulated, Office office, int year, TimeSpan took)
    {
        var trial = simulated.Trial;
        var (cases, batches) = (
            trial.Cases.Values.Where(c => c.Kind == CaseKind.Case).ToList(),
            trial.Cases.Values.Where(c => c.Batch is not null).ToList()
        );
        var events = trial.Cases.Keys.SelectMany(trial.JournalOf).SelectMany(e => e.Events).ToList();
        await told.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{office.Region.Name} {year}: {cases.Count} berkas {simulated.Sop}, {batches.Count} batch, "
                    + $"{simulated.Staff.Accepted} tindakan, {events.Count} kejadian, {took.TotalSeconds:0.0} s"
            )
        );
        foreach (var line in YearTable.Of(cases))
            await told.WriteLineAsync(line);
        foreach (var status in cases.Where(c => !c.IsOpen).GroupBy(c => c.Status).OrderByDescending(g => g.Count()))
            await told.WriteLineAsync($"  selesai {CaseStatus.Labels[status.Key]}: {status.Count()}");
        foreach (
            var why in cases
                .Where(c => c.IsOpen)
                .GroupBy(c => YearChecks.WhyWaiting(trial, c) ?? "tanpa sebab")
                .OrderByDescending(g => g.Count())
        )
            await told.WriteLineAsync($"  terbuka, {why.Key}: {why.Count()}");
        var lines = batches.SelectMany(b => b.Batch!.Lines.Values).ToList();
        await told.WriteLineAsync(
            $"  baris batch: {lines.Count}, aktif {lines.Count(l => l.Outcome == LineResults.Active)}, gagal "
                + $"{lines.Count(l => l.Outcome == LineResults.Failed)}, menunggu "
                + $"{lines.Count(l => l.Outcome is null or LineResults.NoCard)}"
        );
        await told.WriteLineAsync(
            $"  jam dimulai {events.OfType<CaseEvent.ClockStarted>().Count()}, berbunyi "
                + $"{events.OfType<CaseEvent.ClockBreached>().Count()}; pemberitahuan {trial.Sent.Count}"
        );
        foreach (
            var book in trial
                .Cases.Values.SelectMany(c => c.RegisterLines)
                .GroupBy(l => (l.Register, l.Year))
                .OrderBy(g => g.Key.Register, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Year)
        )
            await told.WriteLineAsync($"  buku {book.Key.Register} {book.Key.Year}: 1–{book.Max(l => l.Number)}");
    }

    private static Dictionary<string, string>? Options(IReadOnlyList<string> words)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i += 2)
        {
            if (
                i + 1 >= words.Count
                || !words[i].StartsWith("--", StringComparison.Ordinal)
                || words[i][2..] is not ("region" or "year" or "cases" or "seed")
                || !found.TryAdd(words[i][2..], words[i + 1])
            )
                return null;
        }
        return found;
    }

    private static bool Number(Dictionary<string, string> asked, string name, int absent, int smallest, int largest, out int number)
    {
        number = absent;
        if (!asked.TryGetValue(name, out var text))
            return absent >= smallest;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= smallest && number <= largest;
    }
}
