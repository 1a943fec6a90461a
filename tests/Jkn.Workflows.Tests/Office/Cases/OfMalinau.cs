using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>Malinau's counter and back office, as far as its monthly batch, by one person who holds all roles.</summary>
internal static class OfMalinau
{
    public static readonly object Person = new
    {
        noKk = "6502990411260001",
        nik = "6502991708909901",
        nama = "ANDI CONTOH",
        tempatLahir = "Malinau",
        tanggalLahir = "1990-08-17",
        jenisKelamin = "L",
        status = "KAWIN",
        hubunganKeluarga = "P",
        alamat = "Jalan Contoh 1",
        faskes = "0000 Puskesmas Contoh",
    };

    public static object PersonWith(string? nik, string nama = "ANDI CONTOH") =>
        nik is null
            ? Person
            : new
            {
                noKk = "6502990411260001",
                nik,
                nama,
                tempatLahir = "Malinau",
                tanggalLahir = "1990-08-17",
                jenisKelamin = "L",
                status = "KAWIN",
                hubunganKeluarga = "P",
                alamat = "Jalan Contoh 1",
                faskes = "0000 Puskesmas Contoh",
            };

    /// <summary>An emergency case that lies in the month's batch; its letter waits for the first paraf.</summary>
    public static async Task<string> InBatchAsync(
        ApiPerson fo,
        ApiPerson? other = null,
        string hospital = "RSUD Contoh",
        string? nik = null
    )
    {
        var bo = other ?? fo;
        var id = await BeforeLetterAsync(fo, bo, nik);
        (
            await bo.CompleteAsync(
                id,
                "E05",
                data: new
                {
                    rumahSakit = hospital,
                    kepada = "Kepala BPJS Kesehatan Kantor Kabupaten Malinau",
                    tujuan = "BPJS",
                }
            )
        ).ShouldBe(HttpStatusCode.OK);
        return id;
    }

    /// <summary>The same, with its letter still to be drafted.</summary>
    public static async Task<string> BeforeLetterAsync(ApiPerson fo, ApiPerson bo, string? nik = null)
    {
        var id = await fo.OpenCaseAsync("PROC-MLN");
        (await fo.CompleteAsync(id, "M01")).ShouldBe(HttpStatusCode.OK);
        (await fo.PutAsync($"/api/cases/{id}/documents/KK", new { result = "ADA_LENGKAP" })).ShouldBe(HttpStatusCode.NoContent);
        (
            await fo.PutAsync(
                $"/api/cases/{id}/documents/RAWAT_INAP",
                new
                {
                    result = "ADA_LENGKAP",
                    nomor = "RI-001",
                    penerbit = "RSUD Contoh",
                }
            )
        ).ShouldBe(HttpStatusCode.NoContent);
        (await fo.CompleteAsync(id, "M02", "Lengkap")).ShouldBe(HttpStatusCode.OK);
        (await fo.SignAsync(id, "M03")).ShouldBe(HttpStatusCode.OK);

        (await bo.CompleteAsync(id, "M04")).ShouldBe(HttpStatusCode.UnprocessableEntity, "participants-missing");
        (await bo.PutAsync($"/api/cases/{id}/participants/p1", new { participant = PersonWith(nik) })).ShouldBe(HttpStatusCode.OK);
        (await bo.CompleteAsync(id, "M04")).ShouldBe(HttpStatusCode.OK);
        (await bo.SignAsync(id, "M04V")).ShouldBe(HttpStatusCode.OK);
        (
            await bo.PutAsync(
                $"/api/cases/{id}/participants/p1/segment",
                new
                {
                    segmen = "TIDAK_ADA",
                    status = "TIDAK_ADA",
                    bukti = "EDABU-1",
                }
            )
        ).ShouldBe(HttpStatusCode.NoContent);
        (await bo.CompleteAsync(id, "M07", "Selesai")).ShouldBe(HttpStatusCode.OK);
        (await bo.CaseAsync(id)).GetProperty("path").GetString().ShouldBe("EMERGENSI");
        return id;
    }
}
