using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Folders;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Verbs;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Studio;

/// <summary>Trying, comparing, carrying and copying procedures.</summary>
public sealed partial class LifeTests(StudioOffice studio) : IClassFixture<StudioOffice>
{
    private Office Malinau =>
        studio.Office.Node.Services.GetRequiredService<Jkn.Workflows.Application.Cases.Offices>().Find(ApiOffice.Malinau)!;

    [Fact]
    public async Task The_sheet_travels_in_the_file_of_one_procedure_and_files_and_store_that_part_are_told()
    {
        await studio.SeedAsync(
            "lembar",
            "lembar-v1",
            (await studio.StoredAsync($"{StudioOffice.Chain}-v1"))
                .ToJsonString()
                .Replace("\"Rantai Paraf\"", "\"Rantai Lembar\"", StringComparison.Ordinal)
        );
        var file = JsonNode
            .Parse((await studio.Admin.GetAsync("/elsa/api/workflow-definitions/lembar/export")).ShouldBe(HttpStatusCode.OK).Text)!
            .AsObject();
        file["customProperties"]!["jknLembar"] = new JsonObject
        {
            ["identity"] = new JsonObject { ["nomorSop"] = new JsonObject { ["text"] = "800/99" } },
            ["components"] = "bukan objek",
        };

        (await studio.Admin.PostTextAsync("/elsa/api/workflow-definitions/import", file.ToJsonString()))
            .ShouldBe(HttpStatusCode.OK)
            .Body.GetProperty("id")
            .GetString()
            .ShouldBe("lembar-v2");

        var draft = Malinau.Sops.ById("lembar-v2")!;
        draft.Sheet.Identity.Single(c => c.Code == "nomorSop").Value.Text.ShouldBe("800/99");
        (await studio.StoredAsync("lembar-v2")).ToJsonString().ShouldNotContain("jknLembar");
        var files = studio.Office.Node.Services.GetRequiredService<WorkflowsFolder>().Find(ApiOffice.Malinau)!.Office!.Sops;
        SopDrift.Between(files, Malinau.Sops).ShouldContain(d => d.Stored.Id == "lembar-v1" && d.Kind == SopDriftKind.StoreOnly);
        var changed = Malinau.Sops.ById($"{StudioOffice.Chain}-v1")! with { Hash = "lain" };
        SopDrift
            .Between(files, new([.. Malinau.Sops.All.Where(v => v.Id != changed.Id), changed]))
            .ShouldContain(d => d.Stored.Id == changed.Id && d.Kind == SopDriftKind.Content);
        SopDrift.Between(files, files).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_designer_saved_runs_from_its_exported_file_as_it_runs_here()
    {
        JsonNode Text(string id, string says) =>
            new JsonObject
            {
                ["id"] = id,
                ["name"] = id,
                ["type"] = "Elsa.WriteLine",
                ["version"] = 1,
                ["metadata"] = new JsonObject(),
                ["text"] = new JsonObject
                {
                    ["typeName"] = null,
                    ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = says },
                    ["memoryReference"] = null,
                },
            };
        JsonNode Way(string from, string to) =>
            new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
                ["vertices"] = new JsonArray(),
            };
        var saved = await studio.SavedAsync(
            new JsonObject
            {
                ["definitionId"] = null,
                ["name"] = "Dua baris",
                ["root"] = new JsonObject
                {
                    ["id"] = "r",
                    ["type"] = "Elsa.Flowchart",
                    ["version"] = 1,
                    ["activities"] = new JsonArray(Text("b", "kedua"), Text("a", "pertama")),
                    ["connections"] = new JsonArray(Way("a", "b")),
                },
            }
        );
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            (await studio.Admin.GetAsync($"/elsa/api/workflow-definitions/{saved["definitionId"]!.GetValue<string>()}/export"))
                .ShouldBe(HttpStatusCode.OK)
                .Text,
            TestServer.Ct
        );
        using var output = new StringWriter();

        (await VerbList.RunAsync(["flow", "run", file], output, output, TestServer.Ct)).ShouldBe(0);

        output.ToString().ShouldContain("lines=[pertama | kedua]");
        File.Delete(file);
    }

    [Fact]
    public void Differences_name_steps_inputs_and_ways_but_not_places()
    {
        var text = Domain.Offices.Read("workflows", "65.02-malinau", "sops", "rantai-paraf", "v1.json");
        var changed = JsonNode.Parse(text)!.AsObject();
        StudioOffice.Move(StudioOffice.Node(changed, "E06"), 500);
        StudioOffice.Node(changed, "E07")["waktu"]!["expression"]!["value"] = "ServiceMinutes 30";
        var connections = changed["root"]!["connections"]!.AsArray();
        connections.RemoveAt(connections.Count - 1);

        var found = SopDifferences.Between(Parse(text), Parse(changed.ToJsonString()));

        found
            .Select(d => (d.Kind, d.NodeId, d.What))
            .ShouldBe([(SopDifferenceKind.Changed, "E07", "waktu"), (SopDifferenceKind.Removed, null, "jalan")]);
        SopDifferences.Between(Parse(text), Parse(text)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_region_out_of_the_store_is_the_region_again_with_what_was_changed_here()
    {
        await studio.SeedAsync(
            "arsip",
            "arsip-v1",
            (await studio.StoredAsync($"{StudioOffice.Chain}-v1"))
                .ToJsonString()
                .Replace("\"Rantai Paraf\"", "\"Rantai Arsip\"", StringComparison.Ordinal)
        );
        await using var db = studio.Office.Database.NewContext();
        var rows = (await db.Sops.AsNoTracking().Where(s => s.Region == ApiOffice.Malinau).ToListAsync(TestServer.Ct))
            .Where(r =>
                r.Key is "arsip" or "PROC-MLN" or "SUB-PARAF-MLN" or "BATCH-MLN"
                || r.DefinitionId.StartsWith("65.02-", StringComparison.Ordinal) && r.State == "EFEKTIF"
            )
            .ToList();
        var folder = Path.Combine(Domain.Offices.Root, "workflows", "65.02-malinau");
        var zip = RegionArchive.Pack(new DirectoryInfo(folder), rows, Malinau.Sops);

        var files = new Dictionary<string, string>();
        using (var archive = new ZipArchive(new MemoryStream(zip)))
        {
            foreach (var entry in archive.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(entry.Open());
                files[entry.FullName["65.02-malinau/".Length..]] = await reader.ReadToEndAsync(TestServer.Ct);
            }
        }
        var (office, problems) = OfficeFolder.Read(files, Shared(), RegionsSetup.Catalog());

        office.ShouldNotBeNull(string.Join('\n', problems.Where(p => p.Severity == ProblemSeverity.Error)));
        office.Sops.ById("arsip-v1").ShouldNotBeNull();
        office.Sops.ById("65.02-kis-pbi-daerah-v1")!.Hash.ShouldBe(Malinau.Sops.ById("65.02-kis-pbi-daerah-v1")!.Hash);
    }

    [Fact]
    public void A_cloned_region_is_read_without_errors_has_drafts_only_and_lists_what_is_open()
    {
        var made = RegionClone.Make(
            new DirectoryInfo(Path.Combine(Domain.Offices.Root, "workflows", "65.02-malinau")),
            "65.02",
            "99.55",
            "Kabupaten Contoh"
        );

        var (office, problems) = OfficeFolder.Read(
            made.Where(f => f.Key.EndsWith(".json", StringComparison.Ordinal))
                .ToDictionary(f => f.Key, f => System.Text.Encoding.UTF8.GetString(f.Value)),
            Shared(),
            RegionsSetup.Catalog()
        );

        office.ShouldNotBeNull(string.Join('\n', problems.Where(p => p.Severity == ProblemSeverity.Error)));
        (office.Region.Code, office.Region.Name).ShouldBe(("99.55", "Kabupaten Contoh"));
        // what every office has (complaints, corrections) is not the region's own
        office
            .Sops.All.Where(v => !v.Folder.StartsWith("_shared", StringComparison.Ordinal))
            .ShouldAllBe(v => v.State == SopState.Draf && v.Id.StartsWith("99.55-"));
        var questions = System.Text.Encoding.UTF8.GetString(made[RegionClone.Questions]);
        questions.ShouldContain("SOP harus ditetapkan di Kabupaten Contoh");
        questions.Split('\n').Count(l => l.StartsWith("- [ ]", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Advice_names_wording_people_clocks_and_gaps_with_a_way_out()
    {
        var definition = JsonNode.Parse(Domain.Offices.Read("workflows", "65.02-malinau", "sops", "kis-pbi-daerah", "v1.json"))!.AsObject();
        StudioOffice.Node(definition, "M04")["metadata"]!["displayText"] = "Petugas mencatat buku agenda";
        StudioOffice.Node(definition, "M01")["metadata"]!["displayText"] = "Registrasi pemohon";
        StudioOffice.Node(definition, "J20")["jam"]!["expression"]!["value"] = "ServiceMinutes 5";
        var version = Malinau.Sops.ById("65.02-kis-pbi-daerah-v1")! with
        {
            Definition = Parse(definition.ToJsonString()),
            State = SopState.Draf,
        };

        var found = await studio.Office.Node.Services.GetRequiredService<SopChecks>().CheckAsync(version, Malinau, TestServer.Ct);

        found.ShouldContain(p => p.Code == "label-names-actor" && p.NodeId == "M04");
        found.ShouldContain(p => p.Code == "label-not-verb" && p.NodeId == "M01");
        found.ShouldContain(p => p.Code == "clock-parts-exceed" && p.NodeId == "J20");
        found.ShouldContain(p => p.Code == "lane-empty" && p.Message.Contains("BO"));
        found.ShouldAllBe(p => p.IsWarning);
        WaysOut.For("clock-parts-exceed").ShouldContain("Perpanjang");
    }

    private static FlowDefinition Parse(string json) => ElsaJson.Parse(json, RegionsSetup.Catalog()).Definition!;

    private static Dictionary<string, string> Shared()
    {
        var root = Path.Combine(Domain.Offices.Root, "workflows", "_shared");
        return Directory
            .GetFiles(root, "*.json", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(root, f).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText);
    }
}
