using System.Net;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Application.Letters;

public partial class IssuedLetterTests
{
    [Fact]
    public async Task A_rejected_letter_keeps_its_number_as_void_and_leaves_no_page_that_counts()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        (await people.Kasie.SignAsync(id, "E06")).ShouldBe(HttpStatusCode.OK);
        (await people.Kabid.SignAsync(id, "E07", "Tolak", note: "Data tidak benar")).ShouldBe(HttpStatusCode.OK);
        await office.QuietAsync();

        var state = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!;
        (state.Letters[LetterPeople.Key].State, state.IsOpen).ShouldBe((LetterState.Ditolak, true));
        var line = (await people.Bo.GetAsync("/api/registers/AGENDA_SURAT_KELUAR/2026"))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single();
        line.GetProperty("void").GetBoolean().ShouldBeTrue();
        Tools.TextOf(await people.Bo.BytesAsync("/api/registers/AGENDA_SURAT_KELUAR/2026/pdf?purpose=CETAK")).ShouldContain("batal");
        (await PublicAsync(office, state.Letters[LetterPeople.Key].Token!)).ShouldContain("Belum diterbitkan");
    }

    [Fact]
    public async Task What_cannot_be_printed_or_is_not_addressed_is_refused_while_it_is_typed()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.BeforeLetterAsync(people.Fo, people.Bo);
        var person = OfMalinau.PersonWith("6502991708909901", "ANDI 東 CONTOH");
        var refused = await people.Bo.PutAsync($"/api/cases/{id}/participants/p1", new { participant = person }, "\"1\"");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity, "characters-not-printable");
        refused.Text.ShouldContain("U+6771");
        refused.Text.ShouldContain("nama");

        (
            await people.Bo.CompleteAsync(
                id,
                "E05",
                data: new
                {
                    rumahSakit = "RSUD 東",
                    kepada = "Direktur RSUD",
                    tujuan = "RS",
                }
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity, "characters-not-printable");
        (await people.Bo.CompleteAsync(id, "E05", data: new { rumahSakit = "RSUD Contoh", tujuan = "RS" })).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "letter-field-missing"
        );
        (
            await people.Bo.CompleteAsync(
                id,
                "E05",
                data: new
                {
                    rumahSakit = "RSUD Contoh",
                    kepada = "Direktur RSUD",
                    tujuan = "lain",
                }
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity, "letter-field-missing");
        (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.RegisterLines.ShouldNotContain(l =>
            l.Register == "AGENDA_SURAT_KELUAR"
        );
        (
            await people.Bo.CompleteAsync(
                id,
                "E05",
                data: new
                {
                    rumahSakit = "RSUD Contoh",
                    kepada = "Direktur RSUD",
                    tujuan = "RS",
                }
            )
        ).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_name_that_the_font_lacks_stops_the_letter_until_somebody_mends_it()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        // The drafter stands on the page under the name of his account, which comes from another desk than the letter.
        await NameAsync(office, people.Bo.Id, "dr. 東");
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo, hospital: "RSUD #read(\"/etc/passwd\")");
        await office.QuietAsync();
        var path = $"/api/cases/{id}/letters/{LetterPeople.Key}";
        var fault = (await people.Bo.GetAsync($"{path}?purpose=PERIKSA")).Body.GetProperty("fault");
        fault.GetProperty("code").GetString().ShouldBe("font-lacks-characters");
        fault.GetProperty("reason").GetString()!.ShouldContain("U+6771");
        (await people.Bo.PostAsync($"{path}/retry", new { })).ShouldBe(HttpStatusCode.NoContent);
        await office.QuietAsync();
        (await people.Bo.GetAsync($"{path}?purpose=PERIKSA"))
            .Body.GetProperty("fault")
            .GetProperty("code")
            .GetString()
            .ShouldBe("font-lacks-characters");

        await NameAsync(office, people.Bo.Id, "dr. Agus Fiksi");
        (await people.Bo.PostAsync($"{path}/retry", new { })).ShouldBe(HttpStatusCode.NoContent);
        await office.QuietAsync();
        (await people.Bo.GetAsync($"{path}?purpose=PERIKSA")).Body.GetProperty("typeset").GetBoolean().ShouldBeTrue();
        Tools.TextOf(await people.Bo.BytesAsync($"{path}/pdf?purpose=PERIKSA")).ShouldContain("#read(");
    }

    private static async Task NameAsync(ApiOffice office, string account, string name)
    {
        await using var db = office.Database.NewContext();
        await db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.DisplayName, name), TestServer.Ct);
    }
}
