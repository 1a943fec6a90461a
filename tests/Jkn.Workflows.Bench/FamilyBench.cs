using System.Diagnostics;
using Jkn.Workflows.Application.Workers;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>
/// The same procedure for one person and for a family of five: keyed, checked, on a list, answered, cards handed over. Pairs in turn, each
/// in a store of its own, median of the rounds: processor time of this process and bytes of the file, by case.
/// Limits of rulings.md 7.2: three times the processor time, 25 KB.
/// </summary>
internal static class FamilyBench
{
    private const int Cases = 200,
        Large = 5;

    private static readonly Actor officer = new("orang-BO", "BO", BenchOffice.Region, [Roles.FrontOffice, Roles.BackOffice]);

    private static readonly Dictionary<string, string> form = new()
    {
        ["pengambil"] = "Warga Contoh",
        ["hubungan"] = "Anak",
        ["jenisIdentitas"] = "KTP",
        ["tandaTerima"] = "TT",
    };

    public static async Task<int> RunAsync(int rounds)
    {
        await RoundAsync(Large); // the runtime compiles what it needs
        var (alone, family) = (new List<(double Cpu, double Kb)>(), new List<(double Cpu, double Kb)>());
        for (var i = 0; i < rounds; i++)
        {
            alone.Add(await RoundAsync(1));
            family.Add(await RoundAsync(Large));
        }
        var ratio = Figures.Median(alone.Zip(family, (one, five) => five.Cpu / one.Cpu));
        Report("1 person", alone);
        Report($"{Large} people", family);
        Console.WriteLine(
            $"a family of {Large}: {ratio:0.00}x the processor time of one person (limit 3), {rounds} pairs of {Cases} cases"
        );
        return 0;
    }

    private static void Report(string name, List<(double Cpu, double Kb)> rounds) =>
        Console.WriteLine(
            $"{name, -10} a case: {Figures.Median(rounds.Select(r => r.Cpu)):0.00} CPU ms, "
                + $"{Figures.Median(rounds.Select(r => r.Kb)):0.0} KB stored"
        );

    private static async Task<(double Cpu, double Kb)> RoundAsync(int people)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}-{Guid.NewGuid():N}");
        try
        {
            await using var office = await BenchOffice.OpenAsync(folder, others: FamilyRegion.WriteRegion);
            await QuietAsync(office);
            var (before, cpu) = (Stored(office), Process.GetCurrentProcess().TotalProcessorTime);
            await PlayAsync(office, people);
            var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            var kb = (Stored(office) - before) / 1000.0 / Cases;
            return (spent.TotalMilliseconds / Cases, kb);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task PlayAsync(BenchOffice office, int people)
    {
        var ids = Enumerable.Range(0, Cases).Select(n => (Id: $"k{n:00000}", Family: n)).ToList();
        foreach (var (id, family) in ids)
        {
            await DoAsync(office, id, new OpenCase(id, FamilyRegion.Sop, "LOKET_KANTOR", new Applicant("Warga Contoh")), creates: true);
            for (var place = 0; place < people; place++)
                await DoAsync(office, id, new RecordParticipant($"p{place + 1}", FamilyRegion.Member(family, place)));
            var state = await OneAsync(office, id);
            foreach (var key in state.Participants.Keys)
                await DoAsync(office, id, new RecordSegmentCheck(key, new("TIDAK_ADA", "TIDAK_ADA", Bukti: "EDABU")));
            await TogetherAsync(office, id, "Selesai");
            await QuietAsync(office);
        }
        var batch = (await OneOfAsync(office, ids[0].Id)).BatchEntries.Values.First().BatchId;
        await OneAsync(office, batch, "Dikunci");
        await QuietAsync(office);
        await OneAsync(office, batch, "Done");
        await QuietAsync(office);
        var lines = (await OneOfAsync(office, batch)).Batch!.Lines.Values;
        await DoAsync(
            office,
            batch,
            new RecordBatchResults(
                "hasil",
                [.. lines.Select(l => new ResultLine(l.Snapshot.Nik, LineResults.Active, null, null, l.Snapshot.Nik[3..], "Lampiran 1"))],
                Complete: true
            )
        );
        await QuietAsync(office);
        foreach (var (id, _) in ids)
        {
            var closed = await TogetherAsync(office, id, "Done");
            if (closed.IsOpen || closed.Courses.Count != people)
                throw new InvalidOperationException($"{id} did not finish.");
        }
        await QuietAsync(office);
    }

    /// <summary>Finishes the only task there is, whoever's.</summary>
    private static async Task<CaseState> OneAsync(BenchOffice office, string id, string outcome = "Done") =>
        await DoAsync(office, id, new CompleteWorkItem((await OneOfAsync(office, id)).WorkItems.Keys.Single(), outcome, null, form));

    /// <summary>One form for all people.</summary>
    private static async Task<CaseState> TogetherAsync(BenchOffice office, string id, string outcome)
    {
        var answers = (await OneOfAsync(office, id)).WorkItems.Keys.Select(item => new WorkAnswer(item, outcome, null, form));
        return await DoAsync(office, id, new CompleteWorkItems([.. answers]));
    }

    private static async Task<CaseState> OneOfAsync(BenchOffice office, string id) =>
        (await office.Get<CaseReader>().LoadAsync(id, CancellationToken.None))!;

    private static async Task<CaseState> DoAsync(BenchOffice office, string id, Command command, bool creates = false)
    {
        var answer = await office.Desk.RunAsync(id, BenchOffice.Region, officer, command, creates, CancellationToken.None);
        return answer.Decision.Rejection is { } no
            ? throw new InvalidOperationException($"{command.Name}: {no.Code} {no.Message}")
            : answer.State!;
    }

    private static async Task QuietAsync(BenchOffice office)
    {
        while (await office.Get<OfficeWorker>().RoundAsync(CancellationToken.None)) { }
    }

    private static long Stored(BenchOffice office) => DeskBench.StoredIn(office.DatabaseFile);
}
