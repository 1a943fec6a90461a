using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>A version from draft into force, and what that does to cases old and new (AC-64, AC-65).</summary>
public class SopLifeApiTests
{
    private const string Second = "/api/sops/99.77:bertingkat:2";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_version_takes_effect_for_new_cases_and_an_admin_may_move_an_old_one(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, files: Heads.Lay);
        var (fo, kasie, admin, kadis) = (
            await office.HireAsync(InventedRegion.Code, "FO"),
            await office.HireAsync(InventedRegion.Code, "KASIE"),
            await office.HireAsync(InventedRegion.Code, "ADMIN"),
            await office.HireAsync(InventedRegion.Code, "KADIS")
        );
        var (stays, moves) = (await fo.OpenCaseAsync(InventedRegion.Levels), await fo.OpenCaseAsync(InventedRegion.Levels));
        var hash = (await admin.GetAsync("/api/sops"))
            .Body.EnumerateArray()
            .Single(s => s.GetProperty("versionId").GetString() == "99.77:bertingkat:2")
            .GetProperty("hash")
            .GetString();
        object decree = new
        {
            hash,
            decreeNo = "1/2026",
            decreeDate = "2026-11-03",
        };

        (await kadis.PostAsync($"{Second}/legalisation", decree)).ShouldBe(HttpStatusCode.Conflict, "sop-not-submitted");
        (await admin.PostAsync($"{Second}/submission", new { })).ShouldBe(HttpStatusCode.UnprocessableEntity, "sop-warnings-open");
        (await admin.PostAsync($"{Second}/submission", new { acknowledge = "Admin Uji" })).ShouldBe(HttpStatusCode.NoContent);
        (await admin.PostAsync($"{Second}/legalisation", decree)).ShouldBe(HttpStatusCode.Forbidden);
        (
            await kadis.PostAsync(
                $"{Second}/legalisation",
                new
                {
                    hash = "lain",
                    decreeNo = "1/2026",
                    decreeDate = "2026-11-03",
                }
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity, "sop-hash-differs");
        var tomorrow = await kadis.PostAsync(
            $"{Second}/legalisation",
            new
            {
                hash,
                decreeNo = "1/2026",
                decreeDate = "2026-11-05",
            }
        );
        tomorrow.ShouldBe(HttpStatusCode.UnprocessableEntity, "decree-date-future");
        tomorrow.Text.ShouldContain("decreeDate");
        (await admin.PostAsync($"{Second}/effect", new { from = "2026-11-04" })).ShouldBe(HttpStatusCode.Conflict, "sop-not-legalised");
        (await kadis.PostAsync($"{Second}/legalisation", decree)).ShouldBe(HttpStatusCode.NoContent);
        (await admin.PostAsync($"{Second}/effect", new { from = "2026-11-03" })).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "effective-date-past"
        );
        (await admin.PostAsync($"{Second}/effect", new { from = "2026-11-04" })).ShouldBe(HttpStatusCode.NoContent);
        (
            await admin.PostAsync($"/api/cases/{moves}/migration", new { toVersionId = "99.77:bertingkat:2", reason = "aturan baru" })
        ).ShouldBe(HttpStatusCode.NoContent);

        var young = await fo.OpenCaseAsync(InventedRegion.Levels);
        (await VersionAsync(fo, stays), await VersionAsync(fo, moves), await VersionAsync(fo, young)).ShouldBe((1, 2, 2));
        foreach (var id in new[] { stays, moves, young })
            (await kasie.SignAsync(id, "kasie")).ShouldBe(HttpStatusCode.OK);
        (await NextAsync(fo, stays), await NextAsync(fo, moves), await NextAsync(fo, young)).ShouldBe(
            ("kabid", "sekretaris", "sekretaris")
        );
    }

    [Fact]
    public async Task A_level_is_switched_off_by_the_head_with_a_reason_and_from_a_date()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, files: Heads.Lay);
        var (fo, admin, kadis) = (
            await office.HireAsync(InventedRegion.Code, "FO"),
            await office.HireAsync(InventedRegion.Code, "ADMIN"),
            await office.HireAsync(InventedRegion.Code, "KADIS")
        );
        object Off(string from, string reason = "jabatan kosong") =>
            new
            {
                chain = "case",
                role = "KASIE",
                setting = "OFF",
                from,
                reason,
            };

        (await admin.PostAsync("/api/officials/levels", Off("2026-11-04"))).ShouldBe(HttpStatusCode.Forbidden);
        (await kadis.PostAsync("/api/officials/levels", Off("besok"))).ShouldBe(HttpStatusCode.UnprocessableEntity, "date-invalid");
        (await kadis.PostAsync("/api/officials/levels", Off("2026-11-05"))).ShouldBe(HttpStatusCode.NoContent);
        (await kadis.PostAsync("/api/officials/levels", Off("2026-11-05", "sekali lagi"))).ShouldBe(
            HttpStatusCode.Conflict,
            "level-switched-already"
        );
        await using (var db = office.Database.NewContext())
            db.SettingChanges.Single().Actor.ShouldBe(kadis.Id, "who changed it stands in the history");

        var today = await fo.OpenCaseAsync(InventedRegion.Levels);
        (await NextAsync(fo, today)).ShouldBe("kasie");
        await office.AtAsync("2026-11-05T08:30");
        var tomorrow = await fo.OpenCaseAsync(InventedRegion.Levels);
        (await NextAsync(fo, tomorrow)).ShouldBe("kabid");
        await Until.TrueAsync(
            async () => await NextAsync(fo, today) == "kabid",
            () => Task.FromResult("what waited at the level goes on without it when its day has come")
        );
    }

    private static async Task<int> VersionAsync(ApiPerson person, string id) =>
        (await person.CaseAsync(id)).GetProperty("sopVersion").GetInt32();

    private static async Task<string?> NextAsync(ApiPerson person, string id) =>
        ApiPerson.Tasks(await person.CaseAsync(id)).Single().GetProperty("activityId").GetString();
}
