using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Application.Simulations;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Folders;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Lists;

/// <summary>A batch of a hundred against the file that BPJS sends (AC-40, AC-41).</summary>
public class ReconciliationTests
{
    [Fact]
    public async Task Ninety_three_active_five_failed_two_missing_and_one_that_nobody_sent()
    {
        var (trial, office) = Open();
        var sheet = new OfBanjarbaru(
            SimulatedPeople.Staff(OfBanjarbaru.Region),
            (id, who, command) =>
            {
                var decision = trial.Do(id, who, command);
                decision.IsAccepted.ShouldBeTrue($"{command.Name} {id}: {decision.Rejection}");
                return Task.FromResult(trial.Cases[id]);
            }
        );
        for (var n = 0; n < 100; n++)
            await sheet.ReadyAsync($"c{n}", OfBanjarbaru.Person(n));
        await sheet.LockAsync();
        await sheet.SendAsync();
        trial.MoveTo(Offices.Wita("2026-12-01T08:00"));
        var lines = Enumerable
            .Range(0, 98)
            .Select(n =>
                $"{People.Nik(n)};"
                + (
                    n < 93 ? "Aktif;"
                    : n < 96 ? "Gagal;NIK tidak padan dengan Dukcapil"
                    : "Gagal;Aktif di segmen lain (PPU)"
                )
            );
        var content = Sheets.Csv(["NIK;Status;Keterangan", .. lines, $"{People.Nik(500)};Aktif;"]);

        var file = ResultReading.Read(content, office.Layouts["hasil-bpjs"], office.Reasons, null);
        var reconciled = Reconciliation.Of(trial.Cases[OfBanjarbaru.Batch].Batch!, file);
        await sheet.GiveAsync(
            OfBanjarbaru.Batch,
            Roles.BackOffice,
            new RecordBatchResults(file.Hash, [.. file.Rows.Select(r => r.Result!)], Complete: true)
        );

        file.IsClean.ShouldBeTrue();
        reconciled
            .GroupBy(l => l.Kind)
            .ToDictionary(g => g.Key, g => g.Count())
            .ShouldBe(
                new Dictionary<string, int>
                {
                    ["COCOK"] = 93,
                    ["GAGAL"] = 5,
                    ["TIDAK_ADA"] = 2,
                    ["TIDAK_DIKENAL"] = 1,
                },
                ignoreOrder: true
            );
        reconciled
            .Where(l => l.Kind == "GAGAL")
            .Select(l => l.ReasonCode)
            .ShouldBe(["NIK_TIDAK_PADAN", "NIK_TIDAK_PADAN", "NIK_TIDAK_PADAN", "AKTIF_SEGMEN_LAIN", "AKTIF_SEGMEN_LAIN"]);
        var cases = trial.Cases.Values.Where(c => c.Kind == CaseKind.Case).ToList();
        cases
            .GroupBy(c => c.Courses["p1"].State)
            .ToDictionary(g => g.Key, g => g.Count())
            .ShouldBe(
                new Dictionary<string, int>
                {
                    [PersonStates.Active] = 93,
                    [PersonStates.Failed] = 5,
                    [PersonStates.Unanswered] = 2,
                },
                ignoreOrder: true
            );
        cases
            .Where(c => c.Courses["p1"].State == PersonStates.Unanswered)
            .ShouldAllBe(c => c.WorkItems.Values.Single().Kind == WorkKinds.MissingResult);
        var batch = trial.Cases[OfBanjarbaru.Batch].Batch!;
        (batch.Stage, batch.Waiting).ShouldBe((BatchStage.HasilSebagian, 2));

        // the same file again
        trial
            .Do(
                OfBanjarbaru.Batch,
                SimulatedPeople.Staff(OfBanjarbaru.Region)[Roles.BackOffice],
                new RecordBatchResults(file.Hash, [.. file.Rows.Select(r => r.Result!)], Complete: true)
            )
            .Events.ShouldBeEmpty();
        Reconciliation.Of(batch, file).Count(l => l.Kind == "SAMA").ShouldBe(98);
    }

    private static (TrialOffice Trial, Office Office) Open()
    {
        var (office, problems) = OfficeFolder.Read(
            Texts("63.72-banjarbaru"),
            Texts("_shared"),
            ActivityCatalog.Scan(typeof(Command).Assembly)
        );
        office.ShouldNotBeNull(string.Join("; ", problems));
        office = office with { Organisation = SimulatedPeople.Organisation(SimulatedPeople.Staff(OfBanjarbaru.Region)) };
        return (new(office, Offices.Wita("2026-11-04T08:30")), office);
    }

    private static Dictionary<string, string> Texts(string folder)
    {
        var root = Path.Combine(Offices.Root, "workflows", folder);
        return Directory
            .GetFiles(root, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText);
    }
}
