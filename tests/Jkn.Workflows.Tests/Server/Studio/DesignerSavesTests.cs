using System.Net;
using System.Text.Json.Nodes;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Server.Studio;

/// <summary>Saves of the designer: what becomes a draft, what changes nothing, what is refused, and that nothing is lost.</summary>
public sealed partial class DesignerSavesTests(StudioOffice studio) : IClassFixture<StudioOffice>
{
    [Fact]
    public async Task A_save_that_changes_nothing_makes_no_draft_and_no_journal_entry()
    {
        var before = await CountAsync();
        var open = await studio.OpenAsync(StudioOffice.Main);
        // What a click does in the designer: another order, measured sizes, guessed paths, an empty field left.
        var activities = open["root"]!["activities"]!.AsArray();
        var last = activities[^1]!;
        activities.RemoveAt(activities.Count - 1);
        activities.Insert(0, last);
        foreach (var node in activities.Select(a => a!.AsObject()))
            (node["metadata"]!["designer"]!["size"], node["nodeId"]) = (new JsonObject { ["width"] = 313.5, ["height"] = 87.9 }, "lain");
        StudioOffice.Node(open, "M04")["keterangan"] = new JsonObject
        {
            ["typeName"] = null,
            ["expression"] = new JsonObject
            {
                ["type"] = "Literal",
                ["value"] = StudioOffice.Node(open, "M04")["keterangan"]?["expression"]?["value"]?.DeepClone() ?? "",
            },
            ["memoryReference"] = null,
        };

        (await studio.SavedAsync(open))["id"]!.GetValue<string>().ShouldBe("65.02-kis-pbi-daerah-v1");

        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_change_of_a_version_in_force_makes_the_next_draft_which_is_then_changed_in_place_and_can_be_undone()
    {
        await studio.SeedAsync("sunting", "sunting-v1", await MalinauAsync());
        var open = await studio.OpenAsync("sunting");
        StudioOffice.Node(open, "E07")["metadata"]!["displayText"] = "Memaraf konsep surat";
        var second = await studio.SavedAsync(open);
        (second["id"]!.GetValue<string>(), second["version"]!.GetValue<int>(), second["isPublished"]!.GetValue<bool>()).ShouldBe(
            ("sunting-v2", 2, false)
        );
        StudioOffice.Node(second, "E07")["metadata"]!["displayText"] = "Memaraf surat sekali lagi";
        (await studio.SavedAsync(second))["id"]!.GetValue<string>().ShouldBe("sunting-v2");
        (await studio.StoredAsync("sunting-v1")).ToJsonString().ShouldNotContain("Memaraf konsep");

        await using var db = studio.Office.Database.NewContext();
        var history = await db.SopHistory.Where(h => h.VersionId == "sunting-v2").OrderBy(h => h.Revision).ToListAsync(TestServer.Ct);
        history.Select(h => (h.Act, h.Revision)).ShouldBe([("SIMPAN", 1), ("SIMPAN", 2)]);
        Jkn.Workflows.Application.Sops.SopActs.Unpack(history[1].Before!).ShouldContain("Memaraf konsep surat");
    }

    [Fact]
    public async Task A_draft_made_after_another_was_deleted_is_there_at_once()
    {
        await studio.SeedAsync("berulang", "berulang-v1", await MalinauAsync());
        var open = await studio.OpenAsync("berulang");
        StudioOffice.Node(open, "E07")["metadata"]!["displayText"] = "Konsep pertama";
        await studio.SavedAsync(open);
        (await studio.Admin.SendAsync(HttpMethod.Delete, "/elsa/api/workflow-definition-versions/berulang-v2")).ShouldBe(
            HttpStatusCode.NoContent
        );

        StudioOffice.Node(open, "E07")["metadata"]!["displayText"] = "Konsep kedua";
        (await studio.SavedAsync(open))["id"]!.GetValue<string>().ShouldBe("berulang-v2");

        (await studio.OpenAsync("berulang")).ToJsonString().ShouldContain("Konsep kedua");
        (await studio.Admin.GetAsync("/api/sops/berulang-v2/definition")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_admins_at_once_and_the_second_is_told_not_overwritten()
    {
        await studio.SeedAsync("berdua", "berdua-v1", await MalinauAsync());
        var (mine, theirs) = (await studio.OpenAsync("berdua"), await studio.OpenAsync("berdua", studio.Other));
        StudioOffice.Move(StudioOffice.Node(mine, "E07"), 10);
        StudioOffice.Move(StudioOffice.Node(theirs, "E08"), 10);
        var second = await studio.SavedAsync(mine);

        StudioOffice.Sentences(await studio.SaveAsync(theirs, by: studio.Other)).Single().ShouldContain("sudah diubah di tempat lain");

        // Both have the draft open now; the slower one must not write over the faster.
        var (again, late) = (await studio.OpenAsync("berdua"), await studio.OpenAsync("berdua", studio.Other));
        StudioOffice.Move(StudioOffice.Node(again, "E07"), 10);
        StudioOffice.Move(StudioOffice.Node(late, "E08"), 10);
        await studio.SavedAsync(again);
        StudioOffice.Sentences(await studio.SaveAsync(late, by: studio.Other)).Single().ShouldContain("sudah diubah di tempat lain");
        // One editor sends a save before it has heard of the last one: that is no second person.
        var quick = await studio.OpenAsync("berdua");
        StudioOffice.Move(StudioOffice.Node(quick, "E07"), 10);
        await studio.SavedAsync(quick);
        StudioOffice.Move(StudioOffice.Node(quick, "E07"), 10);
        await studio.SavedAsync(quick);
        second["id"]!.GetValue<string>().ShouldBe("berdua-v2");
    }

    [Fact]
    public async Task A_new_procedure_a_duplicate_of_its_name_an_older_version_and_the_end_of_a_draft()
    {
        JsonObject New(string name) =>
            new()
            {
                ["definitionId"] = null,
                ["name"] = name,
                ["variables"] = null,
                ["createdAt"] = "0001-01-01T00:00:00+00:00",
                ["root"] = new JsonObject
                {
                    ["id"] = "flow",
                    ["type"] = "Elsa.Flowchart",
                    ["version"] = 1,
                    ["name"] = "Flowchart1",
                },
            };
        var made = await studio.SavedAsync(New("Alur Baru <b>"));
        (made["definitionId"]!.GetValue<string>(), made["variables"]!.AsArray().Count).ShouldBe(("65.02-alur-baru-b", 0));
        StudioOffice.Sentences(await studio.SaveAsync(New("alur baru <b>"))).Single().ShouldContain("sudah ada");
        made["root"]!["activities"] = new JsonArray(
            new JsonObject
            {
                ["id"] = "t",
                ["name"] = "Tugas1",
                ["type"] = "Jkn.EntriData",
                ["version"] = 1,
                ["metadata"] = new JsonObject(),
            }
        );
        await studio.SavedAsync(made);
        // A default that the designer only shows is part of what is stored.
        (await studio.StoredAsync("65.02-alur-baru-b-v1"))["root"]!["activities"]![0]!["peran"]!["expression"]!["value"]!
            .GetValue<string>()
            .ShouldBe("BO");

        (await studio.Admin.SendAsync(HttpMethod.Delete, "/elsa/api/workflow-definitions/65.02-alur-baru-b")).ShouldBe(
            HttpStatusCode.NoContent
        );
        StudioOffice
            .Sentences(await studio.Admin.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-definitions/{StudioOffice.Main}"))
            .Single()
            .ShouldContain("Hanya draf");
    }

    [Fact]
    public async Task Publishing_submits_and_the_next_save_makes_the_next_draft()
    {
        await studio.SeedAsync("ajuan", "ajuan-v1", await MalinauAsync());
        var open = await studio.OpenAsync("ajuan");
        StudioOffice.Move(StudioOffice.Node(open, "E07"), 10);
        var said = StudioOffice.Sentences(await studio.SaveAsync(open, publish: true)).Single();
        said.ShouldContain("Draf tersimpan, tetapi belum diajukan");
        said.ShouldContain("peringatan yang belum diakui");

        (await studio.Admin.PostAsync("/api/sops/ajuan-v2/submission", new { acknowledge = "Admin Uji" })).ShouldBe(
            HttpStatusCode.NoContent
        );

        var frozen = await studio.OpenAsync("ajuan");
        frozen["isPublished"]!.GetValue<bool>().ShouldBeTrue();
        StudioOffice.Move(StudioOffice.Node(frozen, "E07"), 10);
        (await studio.SavedAsync(frozen))["id"]!.GetValue<string>().ShouldBe("ajuan-v3");
        // What was acknowledged once need not be acknowledged again.
        (await studio.SaveAsync(await studio.OpenAsync("ajuan"), publish: true)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_exported_can_be_imported_again()
    {
        await studio.SeedAsync("ekspor", "ekspor-v1", await MalinauAsync());
        var file = (await studio.Clerk.GetAsync("/elsa/api/workflow-definitions/ekspor/export?versionOptions=1"))
            .ShouldBe(HttpStatusCode.OK)
            .Text;
        var changed = JsonNode.Parse(file)!.AsObject();
        StudioOffice.Node(changed, "E07")["metadata"]!["displayText"] = "Memaraf dari berkas";

        var reply = (await studio.Admin.PostTextAsync("/elsa/api/workflow-definitions/import", changed.ToJsonString())).ShouldBe(
            HttpStatusCode.OK
        );

        reply.Body.GetProperty("id").GetString().ShouldBe("ekspor-v2");
        (await studio.StoredAsync("ekspor-v2")).ToJsonString().ShouldContain("Memaraf dari berkas");
    }

    private async Task<string> MalinauAsync() =>
        (await studio.StoredAsync($"{StudioOffice.Chain}-v1"))
            .ToJsonString()
            .Replace("\"name\":\"Rantai Paraf\"", $"\"name\":\"Rantai {Guid.NewGuid():n}\"", StringComparison.Ordinal);

    private async Task<(int, int)> CountAsync()
    {
        await using var db = studio.Office.Database.NewContext();
        return (
            await db.Sops.CountAsync(s => s.DefinitionId == StudioOffice.Main, TestServer.Ct),
            await db.SopHistory.CountAsync(h => h.VersionId.StartsWith(StudioOffice.Main), TestServer.Ct)
        );
    }
}
