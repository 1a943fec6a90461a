using System.Net;
using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Trials;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Studio;

public sealed partial class LifeTests
{
    [Fact]
    public async Task A_trial_plays_a_version_and_leaves_nothing_behind()
    {
        var trials = studio.Office.Node.Services.GetRequiredService<TrialDesk>();
        var before = await CountAsync();
        var me = new Actor("penguji", "Penguji", ApiOffice.Malinau, [Roles.Admin]);
        var (trial, refusal) = trials.Begin(me, Malinau.Sops.ByNumber("PROC-MLN", 1)!, Malinau, Domain.Offices.Wita("2026-11-04T08:30"));
        refusal.ShouldBeNull();

        foreach (
            var (activity, outcome) in new[]
            {
                ("M01", "Selesai"),
                ("M02", "Lengkap"),
                ("M03", "Setuju"),
                ("M04", "Selesai"),
                ("M04V", "Setuju"),
                ("M07", "Selesai"),
            }
        )
        {
            var item = trial!.Case.WorkItems.Values.SingleOrDefault(w => w.ActivityId == activity).ShouldNotBeNull(activity);
            trials
                .Do(trial, Trial.CaseId, item.Id, item.Outcomes.Contains(outcome) ? outcome : item.Outcomes[0], Malinau)
                .ShouldBeNull(activity);
        }
        trials.MoveTo(trial!, Domain.Offices.Wita("2026-12-20T12:00"));

        trial!.Case.BatchEntries.ShouldNotBeEmpty();
        trials.Find(trial.Id, me with { Id = "orang-lain" }).ShouldBeNull();
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_trial_of_a_batch_brings_invented_families_into_it_plays_its_steps_and_leaves_every_table_as_it_was()
    {
        var trials = studio.Office.Node.Services.GetRequiredService<TrialDesk>();
        var before = await TablesAsync();
        var me = new Actor("penguji-batch", "Penguji", ApiOffice.Malinau, [Roles.Admin]);
        var (trial, refusal) = trials.Begin(
            me,
            Malinau.Sops.ById("65.02-batch-bulanan-v1")!,
            Malinau,
            Domain.Offices.Wita("2026-11-04T08:30"),
            cases: 2,
            people: 3
        );
        refusal.ShouldBeNull(refusal?.Message);
        var batch = trial!.Shown.Batch.ShouldNotBeNull();
        batch.Lines.Values.Select(l => l.Snapshot.Nik).Distinct().Count().ShouldBe(6);

        // To its end, by whoever holds each step's role, with the clock going on where nothing is to do.
        var done = new List<string>();
        for (var i = 0; i < 40 && trial.Shown.IsOpen; i++)
        {
            if (
                trial.Shown.WorkItems.Values.OrderBy(w => w.OpenedAt).ThenBy(w => w.Id, StringComparer.Ordinal).FirstOrDefault()
                is not { } item
            )
                trials.MoveTo(trial, trial.Office.Now.AddDays(1));
            else
            {
                trials
                    .Do(trial, trial.Shown.Id, item.Id, TrialDesk.ChoicesOf(trial, trial.Shown, item)[0], Malinau)
                    .ShouldBeNull(item.ActivityId);
                done.Add(item.ActivityId);
            }
        }
        done.ShouldContain("M09");
        trial.Shown.Batch!.Lines.Values.ShouldAllBe(l => l.Outcome == "AKTIF");
        (await TablesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_trial_of_an_expression_that_never_ends_shows_a_fault_and_goes_on()
    {
        var definition = JsonNode.Parse(Domain.Offices.Read("workflows", "65.02-malinau", "sops", "kis-pbi-daerah", "v1.json"))!.AsObject();
        (definition["id"], definition["version"]) = ("65.02-kis-pbi-daerah-v9", 9);
        StudioOffice.Node(definition, "J20")["nama"] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "while (true) { }" },
            ["memoryReference"] = null,
        };
        var version = Malinau.Sops.ById("65.02-kis-pbi-daerah-v1")! with
        {
            Id = "65.02-kis-pbi-daerah-v9",
            Version = 9,
            Definition = Parse(definition.ToJsonString()),
            State = SopState.Draf,
        };
        var office = Malinau with { Sops = new([.. Malinau.Sops.All, version]) };

        var (trial, refusal) = studio
            .Office.Node.Services.GetRequiredService<TrialDesk>()
            .Begin(
                new("penguji-js", "Penguji", ApiOffice.Malinau, [Roles.Admin]),
                version,
                office,
                Domain.Offices.Wita("2026-11-04T08:30")
            );

        refusal.ShouldBeNull();
        trial!.Case.Flow.Incidents.Values.Single().Message.ShouldContain("JavaScript");
        (await studio.Admin.GetAsync("/elsa/api/descriptors/activities")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Every table with its number of rows.</summary>
    private async Task<string> TablesAsync()
    {
        await using var db = studio.Office.Database.NewContext();
        await using var connection = studio.Office.Database.Database.Open();
        await using var count = connection.CreateCommand();
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        count.CommandText = string.Join(" UNION ALL ", tables.Select(t => $"SELECT '{t}=' || COUNT(*) FROM \"{t}\""));
        var told = new List<string>();
        await using var rows = await count.ExecuteReaderAsync(TestServer.Ct);
        while (await rows.ReadAsync(TestServer.Ct))
            told.Add(rows.GetString(0));
        told.Count.ShouldBeGreaterThan(10);
        return string.Join('\n', told);
    }

    private async Task<(int, int, int, int, int)> CountAsync()
    {
        await using var db = studio.Office.Database.NewContext();
        return (
            await db.Cases.CountAsync(TestServer.Ct),
            await db.RegisterLines.CountAsync(TestServer.Ct),
            await db.Outbox.CountAsync(TestServer.Ct),
            await db.Journal.CountAsync(TestServer.Ct),
            await db.Timers.CountAsync(TestServer.Ct)
        );
    }
}
