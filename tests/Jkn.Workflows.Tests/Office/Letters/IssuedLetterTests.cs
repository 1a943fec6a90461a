using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>
/// A letter from its draft to the page that anybody may check it on: through the API, with real PDFs and real signatures.
/// </summary>
public partial class IssuedLetterTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_signed_letter_is_one_sealed_file_with_its_parafs_and_a_page_that_vouches_for_it(string database)
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(database, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        var draft = await people.Bo.BytesAsync($"/api/cases/{id}/letters/{LetterPeople.Key}/pdf?purpose=PERIKSA");
        Tools.TextOf(draft).ShouldContain("1/XI/2026");

        await people.SignAsync(id);
        await office.QuietAsync();
        var pdf = await people.Bo.BytesAsync($"/api/cases/{id}/letters/{LetterPeople.Key}/pdf?purpose=PERIKSA");

        var letter = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key];
        Convert.ToHexStringLower(SHA256.HashData(pdf)).ShouldBe(letter.SealedHash);
        letter.Parafs.ShouldAllBe(p => p.Seal == LetterMark.InFile);
        await using var db = office.Database.NewContext();
        (await db.Files.CountAsync(f => f.CaseId == id, TestServer.Ct)).ShouldBe(1);
        var signatures = Tools.WithFile(pdf, file => Tools.Run("pdfsig", "-nocert", file));
        signatures.Split("Signature is Valid").Length.ShouldBe(4, signatures);
        Tools.WithFile(pdf, file => Tools.Run("qpdf", "--check", file)).ShouldContain("No syntax or stream encoding errors");
        var text = Tools.TextOf(pdf);
        text.ShouldContain("BUKAN TTE TERSERTIFIKASI");
        text.ShouldNotContain("KONSEP");

        var page = await PublicAsync(office, letter.Token!);
        page.ShouldContain("1/XI/2026");
        page.ShouldContain("Berlaku");
        page.ShouldContain(letter.SealedHash!);
        foreach (var personal in new[] { "ANDI CONTOH", "6502991708909901", "RSUD" })
            page.ShouldNotContain(personal);
        (await CompareAsync(office, letter.Token!, pdf)).GetProperty("isIssued").GetBoolean().ShouldBeTrue();
        var changed = pdf.ToArray();
        changed[pdf.Length / 3] ^= 1;
        (await CompareAsync(office, letter.Token!, changed)).GetProperty("isIssued").GetBoolean().ShouldBeFalse();
        var longer = await CompareAsync(office, letter.Token!, [.. pdf, .. "% lagi"u8]);
        (longer.GetProperty("isIssued").GetBoolean(), longer.GetProperty("addedAfterwards").GetBoolean()).ShouldBe((false, true));
        (await CompareAsync(office, letter.Token!, "bukan PDF"u8.ToArray())).GetProperty("verdict").GetString().ShouldBe("TIDAK_TERBACA");

        (await people.Kadis.PostAsync($"/api/cases/{id}/letters/{LetterPeople.Key}/revocation", new { reason = "" })).ShouldBe(
            HttpStatusCode.BadRequest
        );
        (await people.Bo.PostAsync($"/api/cases/{id}/letters/{LetterPeople.Key}/revocation", new { reason = "Salah orang" })).ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await people.Kadis.PostAsync($"/api/cases/{id}/letters/{LetterPeople.Key}/revocation", new { reason = "Salah orang" })).ShouldBe(
            HttpStatusCode.NoContent
        );
        (await PublicAsync(office, letter.Token!)).ShouldContain("Dicabut");
        using var client = office.Node.Anonymous();
        (await client.GetAsync($"/v/{new string('0', 40)}", TestServer.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_letter_in_ink_keeps_its_number_and_is_the_scan_that_came_back()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        await people.ParafAsync(id);
        var path = $"/api/cases/{id}/letters/{LetterPeople.Key}";
        (await people.Bo.SendAsync(HttpMethod.Put, $"{path}/scan", Scan("%PDF-1.4 uji"))).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "scan-kind-unknown"
        );
        (await people.Bo.PostAsync($"{path}/wet-ink", new { reason = "Layanan tanda tangan padam" })).ShouldBe(HttpStatusCode.NoContent);
        await office.QuietAsync();

        var page = await people.Bo.BytesAsync($"{path}/print?purpose=CETAK");
        var text = Tools.TextOf(page);
        text.ShouldContain("1/XI/2026");
        text.ShouldNotContain("elektronik");
        text.ShouldNotContain("Pindai");
        var scan = new ByteArrayContent(page) { Headers = { ContentType = new("application/pdf") } };
        (await people.Bo.SendAsync(HttpMethod.Put, $"{path}/scan", scan)).ShouldBe(HttpStatusCode.NoContent);
        (await people.Kadis.ConfirmScanAsync(id, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(page)))).ShouldBe(
            HttpStatusCode.NoContent
        );

        var letter = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key];
        (letter.State, letter.Number, letter.SealKind, letter.Signature!.By).ShouldBe(
            (LetterState.Ditandatangani, "1/XI/2026", SealKinds.WetInk, people.Kadis.Id)
        );
        letter.SealedHash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(page)));
        (await people.Bo.CompleteAsync(id, "E10", data: new { diserahkanKepada = "Keluarga pasien" })).ShouldBe(HttpStatusCode.OK);
        (await PublicAsync(office, letter.Token!)).ShouldContain("Tanda tangan basah");
        var expedition = Tools.TextOf(await people.Bo.BytesAsync("/api/registers/BUKU_EKSPEDISI/2026/pdf?purpose=CETAK"));
        foreach (var column in new[] { "Buku Ekspedisi", "1/XI/2026", "Keluarga pasien" })
            expedition.ShouldContain(column);
        (await people.Bo.BytesAsync("/api/registers/BUKU_EKSPEDISI/2026/xlsx?purpose=CETAK"))
            .AsSpan(0, 2)
            .SequenceEqual("PK"u8)
            .ShouldBeTrue();
    }

    [Fact]
    public async Task A_substitute_signs_under_his_own_name_and_his_capacity_is_printed()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-17T09:00");
        var people = await LetterPeople.HireAsync(office);
        var stand = await office.HireAsync(ApiOffice.Malinau, "SEKRETARIS");
        var appoint = new AppointSubstitute(
            "d1",
            "KADIS",
            people.Kadis.Id,
            stand.Id,
            "PLH",
            "SP-1",
            "2026-11-15",
            "2026-11-16",
            "2026-11-18"
        );
        await office.ByTwoAsync(ApiOffice.Malinau, appoint);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        await people.ParafAsync(id);
        (await people.Kadis.SignAsync(id, "E09")).ShouldBe(HttpStatusCode.Forbidden);
        (await stand.SignAsync(id, "E09")).ShouldBe(HttpStatusCode.OK);
        await people.Bo.TaskAsync(id, "E10");

        var text = Tools.TextOf(await people.Bo.BytesAsync($"/api/cases/{id}/letters/{LetterPeople.Key}/pdf?purpose=PERIKSA"));
        text.ShouldContain("Plh. ");
        text.ShouldContain("Orang SEKRETARIS");
        (
            await PublicAsync(office, (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key].Token!)
        ).ShouldContain("Plh. ");
    }

    [Fact]
    public async Task The_receipt_bears_a_code_that_answers_for_the_case_and_closes_after_five_failures()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        var state = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!;
        Tools
            .TextOf(await people.Fo.BytesAsync($"/api/cases/{id}/receipt?purpose=CETAK"))
            .Replace(" ", "")
            .ShouldContain(state.StatusCode!);
        var codes = (Jkn.Workflows.Application.Cases.ReceiptCodes)
            office.Node.Services.GetService(typeof(Jkn.Workflows.Application.Cases.ReceiptCodes))!;
        (await codes.CheckAsync(state.CaseNo, state.StatusCode!.ToLowerInvariant(), "", TestServer.Ct)).Case!.Id.ShouldBe(id);

        var renewed = (await people.Fo.PostAsync($"/api/cases/{id}/status-code", new { })).Body.GetProperty("code").GetString()!;
        renewed.ShouldNotBe(state.StatusCode);
        for (var i = 0; i < 5; i++)
            (await codes.CheckAsync(state.CaseNo, state.StatusCode, "", TestServer.Ct)).ShouldBe(
                Jkn.Workflows.Application.Cases.StatusAnswer.Wrong
            );
        (await codes.CheckAsync(state.CaseNo, renewed, "", TestServer.Ct)).Closed.ShouldBeTrue();
        (await codes.CheckAsync("JKN/00.00/2026/999999", "x", "", TestServer.Ct)).ShouldBe(
            Jkn.Workflows.Application.Cases.StatusAnswer.Wrong
        );
        office.Clock.Now = office.Clock.Now.AddHours(1);
        (await codes.CheckAsync(state.CaseNo, renewed, "", TestServer.Ct)).Case!.Id.ShouldBe(id);
    }

    private static ByteArrayContent Scan(string content) =>
        new(System.Text.Encoding.ASCII.GetBytes(content)) { Headers = { ContentType = new("application/pdf") } };

    private static async Task<string> PublicAsync(ApiOffice office, string token)
    {
        using var client = office.Node.Anonymous();
        return WebUtility.HtmlDecode(await client.GetStringAsync($"/v/{token}", TestServer.Ct));
    }

    private static async Task<JsonElement> CompareAsync(ApiOffice office, string token, byte[] file)
    {
        using var client = office.Node.Anonymous();
        using var answer = await client.PostAsync(
            $"/api/verifications/{token}/file",
            new ByteArrayContent(file) { Headers = { ContentType = new("application/pdf") } },
            TestServer.Ct
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestServer.Ct));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestServer.Ct)).RootElement;
    }
}
