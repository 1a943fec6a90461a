using System.Net;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace Jkn.Workflows.Tests.Server.Hostile;

/// <summary>trust.md 8: what comes in as a file is what it says, clean, and lies nowhere in clear.</summary>
public class UploadsTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_8_uploads_are_whole_papers_that_the_region_knows_from_who_may_record_them(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (fo, info) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "INFO"));
        var id = await fo.OpenCaseAsync("PROC-MLN");
        var whole = SmallFiles.Picture(600, 400);
        Task<Reply> Send(byte[] file, string code = "KK", ApiPerson? who = null) =>
            (who ?? fo).SendAsync(
                HttpMethod.Post,
                $"/api/cases/{id}/files/{Uri.EscapeDataString(code)}",
                SmallFiles.Body(file, "image/jpeg")
            );

        (await Send("%PDF-1.4 bukan"u8.ToArray())).ShouldBe(HttpStatusCode.UnprocessableEntity, "file-type-unknown");
        (await Send([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])).ShouldBe(HttpStatusCode.UnprocessableEntity, "image-unreadable");
        (await Send(whole[..(whole.Length / 2)])).ShouldBe(HttpStatusCode.UnprocessableEntity, "image-unreadable");
        foreach (var code in new[] { "TIDAK_ADA", "../../etc/passwd", "KK\r\nX: y", new string('K', 3000) })
            (await Send(whole, code)).ShouldBe(HttpStatusCode.UnprocessableEntity, "document-unknown");
        (await Send(whole, who: info)).ShouldBe(HttpStatusCode.Forbidden, "role-missing");
        (await Send(whole)).ShouldBe(HttpStatusCode.OK);
        (await Send(SmallFiles.Picture(30, 30, SKEncodedImageFormat.Png))).ShouldBe(HttpStatusCode.OK);
        (await Send(SmallFiles.Pdf("uji"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Trust_8_uploads_a_picture_is_made_anew_and_upright()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var id = await fo.OpenCaseAsync("PROC-MLN");
        var plain = SmallFiles.Picture(640, 480);
        // EXIF: turned by a quarter to the right; and words that a camera or somebody else put there
        byte[] turned = [.. plain[..2], .. Exif(6), .. plain[2..], .. "TEMPAT RAHASIA"u8];

        var kept = (await fo.SendAsync(HttpMethod.Post, $"/api/cases/{id}/files/KK", SmallFiles.Body(turned, "image/jpeg"))).ShouldBe(
            HttpStatusCode.OK
        );
        var back = await fo.BytesAsync($"/api/cases/{id}/files/{kept.Body.GetProperty("fileId").GetString()}/content?purpose=PERIKSA");

        back.AsSpan().IndexOf("RAHASIA"u8).ShouldBe(-1);
        back.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
        using var seen = SKBitmap.Decode(back);
        (seen.Width, seen.Height).ShouldBe((480, 640));
        seen.GetPixel(470, 320).Red.ShouldBeLessThan((byte)60, "the dark edge went from above to the right");
        seen.GetPixel(20, 320).Red.ShouldBeGreaterThan((byte)200);
    }

    [Fact]
    public async Task Trust_8_uploads_are_shown_to_the_scanner_and_wait_when_it_is_away()
    {
        var scanner = new ScannerOnLoopback();
        await using var office = await ApiOffice.OpenAsync(
            Databases.Sqlite,
            settings: node => node.With("Files:Scanner", scanner.Address).With("Files:ScannerSeconds", "5")
        );
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var id = await fo.OpenCaseAsync("PROC-MLN");
        Task<Reply> Send(string says) =>
            fo.SendAsync(HttpMethod.Post, $"/api/cases/{id}/files/KK", SmallFiles.Body(SmallFiles.Pdf(says), "application/pdf"));

        (await Send("bersih")).ShouldBe(HttpStatusCode.OK);
        (await Send(ScannerOnLoopback.Signature)).ShouldBe(HttpStatusCode.UnprocessableEntity, "file-infected");
        scanner.Seen.ShouldBe(2);
        await scanner.DisposeAsync();
        var away = (await Send("bersih")).ShouldBe(HttpStatusCode.ServiceUnavailable, "scanner-away");
        away.Text.ShouldContain("Coba lagi");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_8_uploads_a_region_has_a_quota_and_a_paper_names_only_files_of_its_case(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, settings: node => node.With("Files:RegionMegabytes", "1"));
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var (id, other) = (await fo.OpenCaseAsync("PROC-MLN"), await fo.OpenCaseAsync("PROC-MLN"));
        var large = SmallFiles.Pdf(new string('x', 700_000));
        Task<Reply> Send(byte[] file) =>
            fo.SendAsync(HttpMethod.Post, $"/api/cases/{id}/files/KK", SmallFiles.Body(file, "application/pdf"));
        Task<Reply> Record(string caseId, string file) =>
            fo.PutAsync($"/api/cases/{caseId}/documents/KK", new { result = "ADA_LENGKAP", fileId = file });

        var kept = (await Send(large)).ShouldBe(HttpStatusCode.OK).Body.GetProperty("fileId").GetString()!;
        (await Send(large)).ShouldBe(HttpStatusCode.Conflict, "region-quota-full");
        (await Record(other, kept)).ShouldBe(HttpStatusCode.UnprocessableEntity, "file-unknown");
        (await Record(id, "0123456789abcdef0123456789abcdef")).ShouldBe(HttpStatusCode.UnprocessableEntity, "file-unknown");
        (await Record(id, kept)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Trust_8_uploads_lie_in_no_folder_in_clear()
    {
        using var watch = new FileSystemWatcher(Path.GetTempPath(), "ASPNETCORE_*");
        var seen = new List<string>();
        watch.Created += (_, e) => seen.Add(e.Name ?? "");
        watch.EnableRaisingEvents = true;
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var bo = await office.HireAsync(ApiOffice.Malinau, "BO");
        var list = new byte[2 * 1024 * 1024];
        Array.Fill(list, (byte)'A');

        await bo.SendAsync(HttpMethod.Post, "/api/imports?sop=PROC-MLN&layout=bnba", SmallFiles.Body(list, "text/csv"), key: "satu");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(list), "berkas", "daftar.csv" } };
        await bo.SendAsync(HttpMethod.Post, "/impor", form);

        seen.ShouldBeEmpty();
        office.Node.Services.GetRequiredService<IOptions<FormOptions>>().Value.MemoryBufferThreshold.ShouldBe(int.MaxValue);
        foreach (var own in office.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            foreach (var limits in own.Metadata.OfType<RequestFormLimitsAttribute>())
                limits.MemoryBufferThreshold.ShouldBe(int.MaxValue, own.DisplayName);
        }
        foreach (var page in typeof(OwnTemp).Assembly.GetTypes())
        {
            foreach (var limits in page.GetCustomAttributes(typeof(RequestFormLimitsAttribute), true).Cast<RequestFormLimitsAttribute>())
                limits.MemoryBufferThreshold.ShouldBe(int.MaxValue, page.FullName);
        }
    }

    [Fact]
    public void Trust_8_uploads_the_temp_folder_is_the_processs_own_and_emptied_at_the_next_start()
    {
        var parent = Directory.CreateTempSubdirectory("jkn-temp-").FullName;
        var dead = Directory.CreateDirectory(Path.Combine(parent, "jkn-mati")).FullName;
        File.WriteAllText(Path.Combine(dead, "sisa"), "DIAGNOSA");

        using (var first = OwnTemp.Take(parent))
        {
            Directory.Exists(dead).ShouldBeFalse();
            File.WriteAllText(Path.Combine(first.Folder, "kerja"), "x");
            using var second = OwnTemp.Take(parent);
            File.Exists(Path.Combine(first.Folder, "kerja")).ShouldBeTrue("its process still runs");
            second.Folder.ShouldNotBe(first.Folder);
        }
        Directory.GetDirectories(parent).ShouldBeEmpty();
        Directory.Delete(parent);
    }

    /// <summary>The one entry of EXIF that says how a camera was held.</summary>
    private static byte[] Exif(byte origin)
    {
        byte[] body = [.. "Exif\0\0MM\0*"u8, .. new byte[] { 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, origin, 0, 0, 0, 0, 0, 0 }];
        return [0xFF, 0xE1, 0, (byte)(body.Length + 2), .. body];
    }
}
