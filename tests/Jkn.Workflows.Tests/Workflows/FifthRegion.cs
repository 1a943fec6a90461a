using Jkn.Workflows.Tests.Domain;

namespace Jkn.Workflows.Tests.Workflows;

/// <summary>
/// An invented region: another zone (WIT), other hours, a weekly list on Friday, six levels of sign-off, other documents. Its procedures
/// are files of a shipped region with other codes, as an office would copy and change them.
/// </summary>
internal static class FifthRegion
{
    private const string Code = "91.99",
        Kind = "DAFTAR_MINGGUAN";

    public static void Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "region.json"), Region);
        File.WriteAllText(Path.Combine(folder, "checklists.json"), Checklists);
        var model = Path.Combine(Offices.Root, "workflows", "63.72-banjarbaru");
        File.Copy(Path.Combine(model, "registers.json"), Path.Combine(folder, "registers.json"));
        foreach (var sop in new[] { "peserta-jkn", "form-34", "rantai-paraf" })
        {
            Directory.CreateDirectory(Path.Combine(folder, "sops", sop));
            foreach (var file in Directory.GetFiles(Path.Combine(model, "sops", sop), "*.json"))
            {
                File.WriteAllText(
                    Path.Combine(folder, "sops", sop, Path.GetFileName(file)),
                    File.ReadAllText(file)
                        .Replace("63.72", Code, StringComparison.Ordinal)
                        .Replace("F34_BULANAN", Kind, StringComparison.Ordinal)
                        .Replace("BJB", "CONTOH", StringComparison.Ordinal)
                );
            }
        }
    }

    public static Dictionary<string, string> Texts(string folder) =>
        Directory
            .GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);

    private const string Region = """
        {
          "code": "91.99", "name": "Kabupaten Contoh", "zone": "Asia/Jayapura", "agency": "Dinas Contoh",
          "serviceHours": { "weekly": { "senin-kamis": "09:00-14:00", "jumat": "09:00-11:30" } },
          "roles": [
            { "code": "FO", "label": "Loket" }, { "code": "BO", "label": "Operator" }, { "code": "KASIE", "label": "Kepala Seksi" },
            { "code": "KABID", "label": "Kepala Bidang" }, { "code": "SEKRETARIS", "label": "Sekretaris" }, { "code": "KADIS",
              "label": "Kepala Dinas" }
          ],
          "signOff": {
            "case": { "FO": { "action": "PERIKSA" }, "BO": { "action": "VERIFIKASI" } },
            "batch": { "KASIE": { "action": "PARAF" }, "KABID": { "action": "PARAF" }, "SEKRETARIS": { "action": "PARAF" },
              "KADIS": { "action": "TANDA_TANGAN" } }
          },
          "batches": [ { "kind": "DAFTAR_MINGGUAN", "label": "Daftar mingguan", "number": "M-{kode}-{yyyyMMdd}[-S{sub}]",
            "deliver": "DayOfWeekCutoff jumat 10:00 Previous" } ],
          "activation": [ { "mode": "IMMEDIATE" } ], "promise": { "janji": "WorkDays 10" },
          "caseNumber": "C/{kodeWilayah}/{yyyy}/{0000}", "segmentTable": "segmen", "reasonTable": "alasan-gagal"
        }
        """;

    private const string Checklists = """
        { "checklists": [ { "code": "persyaratan", "label": "Persyaratan", "groups": { "domisili": "KTP atau surat domisili adat" },
          "items": [
          { "code": "KTP", "label": "KTP", "kind": "PAPER", "required": "ONE_OF(domisili)" },
          { "code": "DOMISILI", "label": "Surat domisili kepala kampung", "kind": "PAPER", "required": "ONE_OF(domisili)" } ] } ] }
        """;

    /// <summary>Friday 25 December 2026 is a holiday, 24 December a joint leave: the list is due on Wednesday 23.</summary>
    public const string Walk = """
        {
          "name": "Daftar mingguan dengan enam pengesahan", "sop": "PROC-CONTOH", "start": "2026-12-21T08:00",
          "people": {
            "fo": { "roles": ["FO"] }, "bo": { "roles": ["BO"] }, "kasie": { "official": "KASIE" }, "kabid": { "official": "KABID" },
            "sekretaris": { "official": "SEKRETARIS" }, "kadis": { "official": "KADIS" }
          },
          "steps": [
            { "as": "fo", "at": "2026-12-21T08:30", "do": "openCase", "applicant": { "nama": "Contoh" },
              "expect": { "refused": "outside-service-hours" } },
            { "as": "fo", "at": "2026-12-21T09:00", "do": "openCase", "applicant": { "nama": "Contoh" },
              "expect": { "receivedUtc": "2026-12-21T00:00:00Z" } },
            { "as": "fo", "do": "completeWorkItem", "item": "J03", "expect": { "caseNo": "C/91.99/2026/0001" } },
            { "as": "fo", "do": "completeWorkItem", "item": "J04", "outcome": "Lengkap", "expect": { "refused": "documents-missing" } },
            { "as": "fo", "do": "recordDocument", "code": "DOMISILI", "result": "ADA_LENGKAP" },
            { "as": "fo", "do": "completeWorkItem", "item": "J04", "outcome": "Lengkap",
              "expect": { "facts": { "domisili": "DOMISILI" } } },
            { "as": "fo", "do": "giveSignOff", "item": "J04P" },
            { "as": "bo", "do": "recordParticipant", "key": "p1", "participant": { "noKk": "9199990101200001",
              "nik": "9199991708909901", "nama": "CONTOH",
              "tempatLahir": "Contoh", "tanggalLahir": "1990-08-17", "jenisKelamin": "L", "status": "KAWIN", "hubunganKeluarga": "P",
                "alamat": "Kampung Contoh",
              "kecamatan": "01", "desaKelurahan": "3001", "faskes": "0000 Puskesmas Contoh" } },
            { "as": "bo", "do": "completeWorkItem", "item": "J05" },
            { "as": "bo", "do": "recordSegmentCheck", "key": "p1", "check": { "segmen": "TIDAK_ADA", "status": "TIDAK_ADA" } },
            { "as": "bo", "do": "completeWorkItem", "item": "J06", "outcome": "Selesai" },
            { "as": "bo", "at": "2026-12-21T10:00", "do": "giveSignOff", "item": "J06P",
              "expect": { "entry": { "period": "2026-12-25", "batchNo": "M-91.99-20261225", "lockAt": "2026-12-22T14:00",
                "deliverBy": "2026-12-23T10:00" } } },
            { "at": "2026-12-22T14:00", "batch": "2026-12-25", "expect": { "batch": { "stage": "DIKUNCI" } } },
            { "as": "bo", "do": "completeWorkItem", "batch": "2026-12-25", "item": "J08S" },
            { "as": "kasie", "do": "giveSignOff", "batch": "2026-12-25", "item": "J08A" },
            { "as": "kabid", "do": "giveSignOff", "batch": "2026-12-25", "item": "J08B" },
            { "as": "sekretaris", "do": "giveSignOff", "batch": "2026-12-25", "item": "J08C" },
            { "as": "kadis", "at": "2026-12-23T09:00", "do": "giveSignOff", "batch": "2026-12-25", "item": "J08D",
              "expect": { "letters": { "pengantar-f34": { "state": "DITANDATANGANI", "parafRoles": "KASIE, KABID, SEKRETARIS" } },
                "tasks": [{ "activity": "J09" }] } },
            { "as": "bo", "at": "2026-12-23T09:30", "do": "completeWorkItem", "batch": "2026-12-25", "item": "J09",
              "data": { "tandaTerima": "TT" } },
            { "as": "bo", "at": "2027-01-04T10:00", "do": "recordBatchResults", "batch": "2026-12-25", "fileHash": "h",
              "results": [{ "nik": "9199991708909901", "outcome": "AKTIF" }] },
            { "expect": { "status": "AKTIF", "open": false, "entry": { "activeFrom": "2027-01-04" }, "flow": "FINISHED" } }
          ]
        }
        """;
}
