using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>Trust 2.4: whatever a PUT changes carries the version that was read; the second is told who was first and sees both.</summary>
public class LostFactTests
{
    [Fact]
    public async Task Trust_2_4_A_fact_is_not_overwritten_unseen()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (first, second) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var path = $"/api/cases/{await first.OpenCaseAsync("PROC-MLN")}/facts/rs";

        var stored = (await first.PutAsync(path, new { value = "RS Lama" })).ShouldBe(HttpStatusCode.NoContent);
        (await second.PutAsync(path, new { value = "RS Lain" })).ShouldBe(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await first.PutAsync(path, new { value = "RS Baru" }, stored.ETag)).ShouldBe(HttpStatusCode.NoContent);

        var late = (await second.PutAsync(path, new { value = "RS Lain" }, stored.ETag)).ShouldBe(
            HttpStatusCode.PreconditionFailed,
            "fact-stale"
        );
        late.Text.ShouldContain("sudah diubah Orang FO pukul");
        late.Body.GetProperty("title").GetString()!.ShouldContain("sekarang \"RS Baru\"");
        // the same again is no change
        (await second.PutAsync(path, new { value = "RS Baru" })).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Trust_2_4_What_was_found_of_a_paper_is_not_overwritten_unseen()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (first, second) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var path = $"/api/cases/{await first.OpenCaseAsync("PROC-MLN")}/documents/KK";

        (await first.PutAsync(path, new { result = "ADA_LENGKAP" })).ShouldBe(HttpStatusCode.NoContent);
        (await second.PutAsync(path, new { result = "TIDAK_ADA" })).ShouldBe(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await second.PutAsync(path, new { result = "TIDAK_ADA" }, "\"1\"")).ShouldBe(HttpStatusCode.NoContent);
        (await first.PutAsync(path, new { result = "ADA_LENGKAP", catatan = "asli" }, "\"1\"")).ShouldBe(
            HttpStatusCode.PreconditionFailed,
            "paper-stale"
        );
    }
}
