using System.Text.Json;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>People who bring a case of Malinau to the letter that the chain signs.</summary>
internal sealed class LetterCrew(IReadOnlyDictionary<string, ApiPerson> people)
{
    private static int number = 10;

    /// <summary>A new case whose emergency letter lies with the first of the chain.</summary>
    public async Task<string> BeginLetterAsync()
    {
        var (fo, bo) = (people["FO"], people["BO"]);
        var id = await fo.OpenCaseAsync("PROC-MLN");
        await Ok(fo.CompleteAsync(id, "M01"));
        foreach (var document in new[] { "KK", "RAWAT_INAP" })
            await Ok(
                fo.PutAsync(
                    $"/api/cases/{id}/documents/{document}",
                    new
                    {
                        result = "ADA_LENGKAP",
                        nomor = "RI-001",
                        penerbit = "RSUD Contoh",
                    }
                )
            );
        await Ok(fo.CompleteAsync(id, "M02", "Lengkap"));
        await Ok(fo.SignAsync(id, "M03"));
        var nik = $"65029917089099{Interlocked.Increment(ref number):00}";
        await Ok(
            bo.PutAsync(
                $"/api/cases/{id}/participants/p1",
                new
                {
                    participant = new
                    {
                        noKk = "6502990411260001",
                        nik,
                        nama = "ANDI CONTOH",
                        tempatLahir = "Malinau",
                        tanggalLahir = "1990-08-17",
                        jenisKelamin = "L",
                        status = "KAWIN",
                        hubunganKeluarga = "P",
                        alamat = "Jalan Contoh 1",
                        faskes = "0000 Puskesmas Contoh",
                    },
                }
            )
        );
        await Ok(bo.CompleteAsync(id, "M04"));
        await Ok(bo.SignAsync(id, "M04V"));
        await Ok(
            bo.PutAsync(
                $"/api/cases/{id}/participants/p1/segment",
                new
                {
                    segmen = "TIDAK_ADA",
                    status = "TIDAK_ADA",
                    bukti = "EDABU-1",
                }
            )
        );
        await Ok(bo.CompleteAsync(id, "M07", "Selesai"));
        await Ok(
            bo.CompleteAsync(
                id,
                "E05",
                data: new
                {
                    rumahSakit = "RSUD Contoh",
                    kepada = "Kepala BPJS Kesehatan Kantor Kabupaten Malinau",
                    tujuan = "BPJS",
                }
            )
        );
        return id;
    }

    public async Task SignAsync(string id, params string[] roles)
    {
        foreach (var role in roles)
            await Ok(people[role].SignAsync(id, (await OpenAsync(id, role)).GetProperty("activityId").GetString()!));
    }

    /// <summary>Whose turn in the chain it is.</summary>
    public async Task<string> NextAsync(string id) =>
        ApiPerson
            .Tasks(await people["BO"].CaseAsync(id))
            .Select(t => t.GetProperty("role").GetString()!)
            .Single(r => r is "KASIE" or "KABID" or "SEKRETARIS" or "KADIS");

    private async Task<JsonElement> OpenAsync(string id, string role) =>
        ApiPerson
            .Tasks(await people[role].CaseAsync(id))
            .Single(t => t.GetProperty("role").GetString() == role && t.TryGetProperty("letter", out _));

    private static async Task Ok(Task<Reply> reply) => ((int)(await reply).Status).ShouldBeLessThan(300, (await reply).Text);
}
