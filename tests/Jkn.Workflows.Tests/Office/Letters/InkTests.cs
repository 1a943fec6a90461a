using System.Net;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>Ink: the back office alone makes no signed letter (trust.md 4.4), through the API with real pages.</summary>
public class InkTests
{
    private const string Path = $"letters/{LetterPeople.Key}";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_4_4_a_scan_signs_nothing_until_its_signer_confirms_it_with_his_proof(string database)
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(database, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await InInkAsync(office, people);
        byte[] fake = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xD9];
        (await BringAsync(people.Bo, id, fake)).ShouldBe(HttpStatusCode.UnprocessableEntity, "image-unreadable");
        var small = SmallFiles.Picture(900, 1200);
        (await BringAsync(people.Bo, id, small)).ShouldBe(HttpStatusCode.UnprocessableEntity, "scan-not-readable");
        var scan = SmallFiles.Picture(1240, 1754);
        (await BringAsync(people.Bo, id, scan)).ShouldBe(HttpStatusCode.NoContent);

        var waiting = await LetterAsync(office, id);
        (waiting.State, waiting.Signature, waiting.SealedHash).ShouldBe((LetterState.MenungguTandaTangan, null, null));
        waiting.Scan!.By.ShouldBe(people.Bo.Id);
        (await PublicAsync(office, waiting.Token!)).ShouldContain("Ditandatangani basah, belum dikonfirmasi");
        foreach (var stranger in new[] { people.Bo, people.Kasie, people.Kabid })
            (await stranger.ConfirmScanAsync(id, waiting.Scan.FileHash)).ShouldBe(HttpStatusCode.Forbidden, "work-item-not-yours");
        var hash = waiting.Scan.FileHash;
        (await people.Kadis.PostAsync($"/api/cases/{id}/{Path}/scan/confirmation", new { hash })).Code.ShouldBeOneOf(
            "proof-missing",
            "factor-missing"
        );
        (await people.Kadis.ConfirmScanAsync(id, new string('0', 64))).Code.ShouldBe("scan-changed");
        (await LetterAsync(office, id)).Signature.ShouldBeNull();

        (await people.Kadis.ConfirmScanAsync(id, hash)).ShouldBe(HttpStatusCode.NoContent);
        var signed = await LetterAsync(office, id);
        (signed.State, signed.SealKind, signed.SealedHash, signed.Scan).ShouldBe(
            (LetterState.Ditandatangani, SealKinds.WetInk, hash, null)
        );
        (signed.Signature!.By, signed.Signature.Proof).ShouldBe((people.Kadis.Id, ProofKinds.Totp));
        await people.Bo.TaskAsync(id, "E10");
        (await PublicAsync(office, signed.Token!)).ShouldContain("Tanda tangan basah");
    }

    [Fact]
    public async Task Trust_4_4_a_refused_scan_goes_back_with_its_reason_and_may_come_again()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await InInkAsync(office, people);
        var scan = SmallFiles.Picture(1240, 1754);
        (await BringAsync(people.Bo, id, scan)).ShouldBe(HttpStatusCode.NoContent);
        var refusal = $"/api/cases/{id}/{Path}/scan/refusal";
        (await people.Bo.PostAsync(refusal, new { reason = "Bukan saya" })).ShouldBe(HttpStatusCode.Forbidden, "work-item-not-yours");
        (await people.Kadis.SignAsync(id, "E09")).Code.ShouldBe("scan-waits", "he confirms the scan instead of signing again");
        (await people.Kadis.PostAsync(refusal, new { reason = "Halaman terpotong" })).ShouldBe(HttpStatusCode.NoContent);

        var back = await LetterAsync(office, id);
        (back.Scan, back.Reason, back.State).ShouldBe((null, "Halaman terpotong", LetterState.MenungguTandaTangan));
        (await people.Kadis.ConfirmScanAsync(id, new string('0', 64))).Code.ShouldBe("scan-not-waiting");
        (await people.Bo.BytesAsync($"/api/cases/{id}/{Path}/print?purpose=CETAK")).Length.ShouldBeGreaterThan(1000);
        var again = SmallFiles.Picture(1240, 1754, SkiaSharp.SKEncodedImageFormat.Png);
        (await BringAsync(people.Bo, id, again)).ShouldBe(HttpStatusCode.NoContent);
        var hash = (await LetterAsync(office, id)).Scan!.FileHash;
        (await people.Kadis.ConfirmScanAsync(id, hash)).ShouldBe(HttpStatusCode.NoContent);
        var kept = await people.Bo.BytesAsync($"/api/cases/{id}/{Path}/pdf?purpose=PERIKSA");
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(kept)).ShouldBe(hash);
    }

    private static async Task<string> InInkAsync(ApiOffice office, LetterPeople people)
    {
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        await people.ParafAsync(id);
        (await people.Bo.PostAsync($"/api/cases/{id}/{Path}/wet-ink", new { reason = "Layanan padam" })).ShouldBe(HttpStatusCode.NoContent);
        await office.QuietAsync();
        return id;
    }

    private static Task<Reply> BringAsync(ApiPerson who, string id, byte[] scan) =>
        who.SendAsync(
            HttpMethod.Put,
            $"/api/cases/{id}/{Path}/scan",
            new ByteArrayContent(scan) { Headers = { ContentType = new("image/jpeg") } }
        );

    private static async Task<string> PublicAsync(ApiOffice office, string token)
    {
        using var client = office.Node.Anonymous();
        return WebUtility.HtmlDecode(await client.GetStringAsync($"/v/{token}", TestServer.Ct));
    }

    private static async Task<Letter> LetterAsync(ApiOffice office, string id) =>
        (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key];
}
