using System.Net;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>AC-70: who opens what is protected says why, and that stays.</summary>
public class ReadsTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Opening_what_is_protected_needs_a_purpose_and_is_recorded(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var id = await OfMalinau.InBatchAsync(fo, bo);
        var content = SmallFiles.Pdf("surat rawat inap");
        var file = await fo.SendAsync(
            HttpMethod.Post,
            $"/api/cases/{id}/files/RAWAT_INAP",
            new ByteArrayContent(content) { Headers = { ContentType = new("application/pdf") } }
        );
        var fileId = file.ShouldBe(HttpStatusCode.OK).Body.GetProperty("fileId").GetString()!;
        var masked = (await bo.CaseAsync(id)).GetRawText();
        var letter = (await bo.CaseAsync(id)).GetProperty("letters").EnumerateArray().Single().GetProperty("key").GetString()!;
        var asked = new Dictionary<string, string>
        {
            ["identity"] = $"/api/cases/{id}?unmask=true",
            [$"letter/{letter}"] = $"/api/cases/{id}/letters/{letter}",
            [$"file/{fileId}"] = $"/api/cases/{id}/files/{fileId}/content",
        };

        foreach (var (_, path) in asked)
            (await bo.GetAsync(path)).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        (await ReadsAsync(office)).ShouldBeEmpty();
        var opened = new List<Reply>();
        foreach (var (_, path) in asked)
            opened.Add((await bo.GetAsync($"{path}{(path.Contains('?') ? '&' : '?')}purpose=Cocokkan%20KK")).ShouldBe(HttpStatusCode.OK));

        masked.ShouldNotContain("6502991708909901");
        masked.ShouldNotContain("RSUD Contoh");
        opened[0].Text.ShouldContain("6502991708909901");
        opened[1].Text.ShouldContain("RSUD Contoh");
        opened[2].Text.ShouldContain("surat rawat inap");
        (await ReadsAsync(office)).ShouldBe(
            [.. asked.Keys.Select(what => $"{bo.Id} {id} {what} Cocokkan KK {ApiOffice.Malinau}")],
            ignoreOrder: true
        );
        // one case's file is not found through another
        (await bo.GetAsync($"/api/cases/{await fo.OpenCaseAsync("PROC-MLN")}/files/{fileId}/content?purpose=uji")).ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    private static async Task<List<string>> ReadsAsync(ApiOffice office)
    {
        await using var db = office.Database.NewContext();
        return await db.Reads.Select(r => $"{r.Actor} {r.CaseId} {r.What} {r.Purpose} {r.Region}").ToListAsync(TestServer.Ct);
    }
}
