using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What happens to a month's list meanwhile, by those who do it.</summary>
public sealed partial class FamilyTests
{
    /// <summary>The month's list with so many lines: locked, its letter signed, delivered.</summary>
    private static async Task<string> SentAsync(ApiOffice office, Desks desks, string period, string locked, string sent, int lines)
    {
        var bo = desks.Person(Roles.BackOffice);
        await office.AtAsync(locked);
        var found = (await bo.PostAsync("/api/batches/search", new { filter = new { period } }))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single();
        found.GetProperty("lines").GetInt32().ShouldBe(lines);
        var batch = found.GetProperty("caseId").GetString()!;
        await bo.TaskAsync(batch, "M08S");
        (await bo.CompleteAsync(batch, "M08S")).ShouldBe(HttpStatusCode.OK);
        await SignedAsync(desks, batch);
        await office.AtAsync(sent);
        await bo.TaskAsync(batch, "M09");
        (await bo.CompleteAsync(batch, "M09", data: new { tandaTerima = "TT-" + period })).ShouldBe(HttpStatusCode.OK);
        await office.QuietAsync();
        return batch;
    }

    private static async Task AnnouncedAsync(ApiOffice office, Desks desks, string batch)
    {
        var bo = desks.Person(Roles.BackOffice);
        (await bo.CompleteAsync(batch, "M10", data: new { bukti = "Surat BPJS" })).ShouldBe(HttpStatusCode.OK);
        (await bo.CompleteAsync(batch, "M10S")).ShouldBe(HttpStatusCode.OK);
        await SignedAsync(desks, batch);
        await bo.TaskAsync(batch, "M11");
        await office.QuietAsync();
    }

    private static async Task SignedAsync(Desks desks, string batch)
    {
        (await desks.Person(Roles.SectionHead).SignAsync(batch, "E06")).ShouldBe(HttpStatusCode.OK);
        (await desks.Person(Roles.DivisionHead).SignAsync(batch, "E07")).ShouldBe(HttpStatusCode.OK);
        (await desks.Person(Roles.AgencyHead).SignAsync(batch, "E09")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task ResultsAsync(ApiPerson bo, string batch, object[] results) =>
        (await bo.PostAsync($"/api/batches/{batch}/results", new { fileHash = Guid.NewGuid().ToString("n"), results })).ShouldBe(
            HttpStatusCode.OK
        );

    private static object Line(int person, string outcome, string? card = null, string? reason = null, string? nik = null) =>
        new
        {
            nik = nik ?? family[person].Nik,
            outcome,
            activeFrom = outcome == "AKTIF" ? "2026-12-01" : null,
            cardNo = card,
            listRef = card is null ? null : "Lampiran no. 1",
            reasonCode = reason,
        };

    private static object ParticipantOf((string Key, string Name, string Sex, string Born, string Relation, string Nik) person) =>
        new
        {
            noKk = "6502990411260001",
            nik = person.Nik,
            nama = person.Name,
            tempatLahir = "Malinau",
            tanggalLahir = person.Born,
            jenisKelamin = person.Sex,
            status = person.Relation == "A" ? "BELUM_KAWIN" : "KAWIN",
            hubunganKeluarga = person.Relation,
            alamat = "Jalan Contoh 1",
            faskes = "0000 Puskesmas Contoh",
        };
}
