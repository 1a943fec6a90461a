using System.Net;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>The whole road of an emergency case of Malinau, through the API alone, with the worker running.</summary>
public class JourneyTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task From_the_counter_to_the_card(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, "2026-11-09T09:00");
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var officials = (
            Kasie: await office.HireAsync(ApiOffice.Malinau, "KASIE"),
            Kabid: await office.HireAsync(ApiOffice.Malinau, "KABID"),
            Kadis: await office.HireAsync(ApiOffice.Malinau, "KADIS")
        );

        var id = await OfMalinau.InBatchAsync(fo, bo);
        await LetterAsync(office, id, bo, officials);
        var batch = await SentAsync(office, bo, officials);
        await CardsAsync(office, id, batch, bo, officials);

        await office.QuietAsync();
        (await office.Database.Get<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull();
        var timeline = (await bo.GetAsync($"/api/cases/{id}/timeline")).Body.EnumerateArray().ToList();
        timeline[0].GetProperty("by").GetString().ShouldBe(fo.Id);
        timeline.ShouldContain(line => line.GetProperty("by").GetString() == officials.Kadis.Id);
        (await bo.GetAsync("/api/registers/AGENDA_PENGAMBILAN_KARTU/2026")).Body.GetProperty("items").EnumerateArray().Count().ShouldBe(1);
    }

    private static async Task LetterAsync(
        ApiOffice office,
        string id,
        ApiPerson bo,
        (ApiPerson Kasie, ApiPerson Kabid, ApiPerson Kadis) officials
    )
    {
        (await officials.Kasie.SignAsync(id, "E06", documentHash: "lain")).ShouldBe(HttpStatusCode.PreconditionFailed, "document-changed");
        (await officials.Kadis.SignAsync(id, "E06")).ShouldBe(HttpStatusCode.Forbidden);
        (await officials.Kasie.SignAsync(id, "E06")).ShouldBe(HttpStatusCode.OK);
        (await officials.Kabid.SignAsync(id, "E07")).ShouldBe(HttpStatusCode.OK);
        (await officials.Kadis.SignAsync(id, "E09")).ShouldBe(HttpStatusCode.OK);

        // the sealing adapter answers behind the scenes
        await bo.TaskAsync(id, "E10");
        (await bo.CaseAsync(id))
            .GetProperty("letters")
            .EnumerateArray()
            .Single()
            .GetProperty("signature")
            .GetProperty("by")
            .GetString()
            .ShouldBe(officials.Kadis.Id);
        (await bo.CompleteAsync(id, "E10", data: new { diserahkanKepada = "Keluarga pasien" })).ShouldBe(HttpStatusCode.OK);
        await office.QuietAsync();
        (await bo.CaseAsync(id)).GetProperty("status").GetString().ShouldBe("BERJALAN");
    }

    private static async Task<string> SentAsync(
        ApiOffice office,
        ApiPerson bo,
        (ApiPerson Kasie, ApiPerson Kabid, ApiPerson Kadis) officials
    )
    {
        var found = (await bo.PostAsync("/api/batches/search", new { filter = new { period = "2026-11" } }))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single();
        (found.GetProperty("no").GetString(), found.GetProperty("lines").GetInt32()).ShouldBe(("F34-65.02-202611", 1));
        var batch = found.GetProperty("caseId").GetString()!;

        await office.AtAsync("2026-11-19T15:00");
        await bo.TaskAsync(batch, "M08S");
        (await bo.CompleteAsync(batch, "M08S")).ShouldBe(HttpStatusCode.OK);
        await SignedAsync(batch, officials);
        await office.AtAsync("2026-11-20T08:30");
        var shown = await bo.GetAsync($"/api/batches/{batch}");
        shown.Body.GetProperty("stage").GetString().ShouldBe("Dikunci");
        (await officials.Kasie.PostAsync($"/api/batches/{batch}/unlock", new { reason = "Salah" }, ifMatch: "\"1\"")).ShouldBe(
            HttpStatusCode.PreconditionFailed,
            "batch-stale"
        );
        (await bo.CompleteAsync(batch, "M09")).ShouldBe(HttpStatusCode.UnprocessableEntity, "receipt-missing");
        (await bo.CompleteAsync(batch, "M09", data: new { tandaTerima = "TT-BPJS-11" })).ShouldBe(HttpStatusCode.OK);
        return batch;
    }

    private static async Task CardsAsync(
        ApiOffice office,
        string id,
        string batch,
        ApiPerson bo,
        (ApiPerson Kasie, ApiPerson Kabid, ApiPerson Kadis) officials
    )
    {
        await office.AtAsync("2026-12-07T09:00");
        (await bo.CompleteAsync(batch, "M10", data: new { bukti = "Surat BPJS 12/2026" })).ShouldBe(HttpStatusCode.OK);
        (await bo.CompleteAsync(batch, "M10S")).ShouldBe(HttpStatusCode.OK);
        await SignedAsync(batch, officials);
        await bo.TaskAsync(batch, "M11");
        var results = new
        {
            fileHash = "lampiran-1",
            results = new[]
            {
                new
                {
                    nik = "6502991708909901",
                    outcome = "AKTIF",
                    activeFrom = "2026-12-01",
                    cardNo = "0001234567890",
                    listRef = "Lampiran no. 1",
                },
            },
        };
        (await bo.PostAsync($"/api/batches/{batch}/results", results))
            .ShouldBe(HttpStatusCode.OK)
            .Body.GetProperty("answered")
            .GetInt32()
            .ShouldBe(1);
        (await bo.PostAsync($"/api/batches/{batch}/results", results))
            .ShouldBe(HttpStatusCode.OK)
            .Body.GetProperty("repeated")
            .GetBoolean()
            .ShouldBeTrue();

        (
            await bo.CompleteAsync(
                id,
                "M12",
                data: new
                {
                    pengambil = "Budi Contoh",
                    hubungan = "Anak",
                    jenisIdentitas = "KTP",
                }
            )
        ).ShouldBe(HttpStatusCode.OK);
        var closed = await bo.CaseAsync(id);
        (closed.GetProperty("status").GetString(), closed.GetProperty("workItems").GetArrayLength()).ShouldBe(("SELESAI", 0));
    }

    private static async Task SignedAsync(string batch, (ApiPerson Kasie, ApiPerson Kabid, ApiPerson Kadis) officials)
    {
        (await officials.Kasie.SignAsync(batch, "E06")).ShouldBe(HttpStatusCode.OK);
        (await officials.Kabid.SignAsync(batch, "E07")).ShouldBe(HttpStatusCode.OK);
        (await officials.Kadis.SignAsync(batch, "E09")).ShouldBe(HttpStatusCode.OK);
    }
}
