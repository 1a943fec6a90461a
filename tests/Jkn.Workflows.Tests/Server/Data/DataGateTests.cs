using System.Net;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>Trust 2.2: purposes; and the doors that stood open (audit, S1-5).</summary>
public class DataGateTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_2_2_A_purpose_has_substance_and_counts_for_one_case_and_half_an_hour(string database)
    {
        await using var scene = await DataScene.OpenAsync(database);
        var (kasie, one, other) = (scene.Of("KADIS").Api, scene.Cases[0], scene.Cases[1]);
        var path = $"/api/cases/{one.Id}?unmask=true";

        foreach (var empty in new[] { ".", "uji", "aaaaaaaaaaaa", "1234567890123", "    " })
        {
            var refused = (await kasie.GetAsync($"{path}&purpose={Uri.EscapeDataString(empty)}")).ShouldBe(
                HttpStatusCode.BadRequest,
                "fields-invalid"
            );
            refused.Text.ShouldContain("10 huruf atau lebih");
            refused.Text.ShouldNotContain(one.Nik);
        }
        (await ReadsAsync(scene, kasie.Id)).ShouldBeEmpty();

        (await kasie.GetAsync($"{path}&purpose=PENGAWASAN")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain(one.Nik);
        (await kasie.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Text.ShouldContain(one.Nik);
        (await kasie.GetAsync($"/api/cases/{other.Id}?unmask=true")).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        scene.Office.Clock.Now = scene.Office.Clock.Now.AddMinutes(31);
        (await kasie.GetAsync(path)).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");

        (await ReadsAsync(scene, kasie.Id)).ShouldBe([
            "purpose: Pengawasan atasan",
            "identity: Pengawasan atasan",
            "identity: Pengawasan atasan",
        ]);
    }

    [Fact]
    public async Task Trust_2_2_What_my_open_task_shows_asks_nothing_and_is_recorded_as_the_task()
    {
        await using var scene = await DataScene.OpenAsync();
        var (bo, fo, one) = (scene.Of("BO").Api, scene.Of("other FO").Api, scene.Cases[1]);
        var task = (await scene.StateAsync(one.Id)).WorkItems.Values.First(w => w.Role == "BO").Title;

        (await bo.GetAsync($"/api/cases/{one.Id}?unmask=true")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain(one.Nik);
        // his own case, but nothing of it waits for him
        (await fo.GetAsync($"/api/cases/{one.Id}?unmask=true")).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");

        (await ReadsAsync(scene, bo.Id)).ShouldBe([$"identity: Tugas: {task}"]);
    }

    [Fact]
    public async Task Trust_2_1_Health_papers_and_identity_are_closed_to_whom_the_matrix_names_and_open_to_no_other_office()
    {
        await using var scene = await DataScene.OpenAsync();
        var (one, other) = (scene.Cases[0], scene.Cases[1]);
        foreach (var role in new[] { "INFO", "SEKRETARIS", "KADIS", "PENGELOLA_DATA" })
            (await scene.Of(role).Api.GetAsync($"/api/cases/{other.Id}/files/{other.FileId}/content?purpose=PERIKSA")).ShouldBe(
                HttpStatusCode.Forbidden,
                "data-forbidden"
            );
        // for another office the case does not exist
        foreach (var role in new[] { "KELURAHAN", "DINKES" })
        {
            (await scene.Of(role).Api.GetAsync($"/api/cases/{other.Id}/files/{other.FileId}/content?purpose=PERIKSA")).ShouldBe(
                HttpStatusCode.NotFound
            );
            (await scene.Of(role).Api.GetAsync($"/api/cases/{other.Id}")).ShouldBe(HttpStatusCode.NotFound);
            (await scene.Of(role).Api.PostAsync($"/api/cases/{other.Id}/notes", new { text = "dari luar" })).ShouldBe(
                HttpStatusCode.NotFound
            );
            (await scene.Of(role).Api.PostAsync("/api/cases/search", new { })).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        }
        // the head of section by purpose, the head of division in his chain only
        (await scene.Of("KASIE").Api.GetAsync($"/api/cases/{other.Id}/files/{other.FileId}/content?purpose=PENGAWASAN")).ShouldBe(
            HttpStatusCode.OK
        );
        (await scene.Of("KABID").Api.GetAsync($"/api/cases/{other.Id}/files/{other.FileId}/content?purpose=PENGAWASAN")).ShouldBe(
            HttpStatusCode.Forbidden,
            "data-forbidden"
        );
        // a note on somebody else's case does not make it one's own
        (await scene.Of("other FO").Api.PostAsync($"/api/cases/{one.Id}/notes", new { text = "catatan" })).ShouldBe(
            HttpStatusCode.NoContent
        );
        (await scene.Of("other FO").Api.GetAsync($"/api/cases/{one.Id}?unmask=true&purpose=PERIKSA")).ShouldBe(
            HttpStatusCode.Forbidden,
            "data-forbidden"
        );
    }

    [Fact]
    public async Task Trust_2_1_Telephone_address_and_numbers_are_masked_and_a_search_by_number_is_refused_or_recorded()
    {
        await using var scene = await DataScene.OpenAsync();
        var (info, fo, one) = (scene.Of("INFO").Api, scene.Of("other FO").Api, scene.Cases[0]);

        var (masked, hidden) = ((await fo.CaseAsync(one.Id)).GetRawText(), (await info.CaseAsync(one.Id)).GetRawText());
        masked.ShouldContain("650299********01");
        masked.ShouldContain("*001");
        hidden.ShouldNotContain("650299");
        foreach (var text in new[] { masked, hidden })
        {
            text.ShouldNotContain(one.Nik);
            text.ShouldNotContain("811000001");
            text.ShouldNotContain("1990-08-17");
        }

        var search = new { filter = new { nik = one.Nik } };
        (await info.PostAsync("/api/cases/search", search)).ShouldBe(HttpStatusCode.Forbidden, "data-forbidden");
        (await info.PostAsync("/api/cases/search", new { filter = new { find = one.Nik } })).ShouldBe(HttpStatusCode.Forbidden);
        (await info.PostAsync("/api/cases/search", new { filter = new { find = "ANDI" } })).ShouldBe(HttpStatusCode.OK);
        (await fo.PostAsync("/api/cases/search", search)).Body.GetProperty("items").GetArrayLength().ShouldBe(1);

        (await ReadsAsync(scene, info.Id)).ShouldBeEmpty();
        (await ReadsAsync(scene, fo.Id)).ShouldBe(["search: Mencari berkas dengan nomor"]);
    }

    private static async Task<List<string>> ReadsAsync(DataScene scene, string account)
    {
        await using var db = scene.Office.Database.NewContext();
        return await db
            .Reads.Where(r => r.Actor == account)
            .OrderBy(r => r.Id)
            .Select(r => $"{r.What}: {r.Purpose}")
            .ToListAsync(TestServer.Ct);
    }
}
