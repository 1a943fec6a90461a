using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Calendars;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Application.Settings;

/// <summary>
/// Settings of a region's files in words: which part, which thing of it, its value, where it comes from. A name that is not listed stays as
/// the file writes it.
/// </summary>
internal static class SettingWords
{
    private static readonly Dictionary<string, string> names = new(StringComparer.Ordinal)
    {
        ["serviceHours"] = "Jam layanan",
        ["calendar"] = "Kalender",
        ["roles"] = "Peran",
        ["signOff"] = "Pengesahan",
        ["clock"] = "Tenggat",
        ["piketHours"] = "Jam piket",
        ["emergencyParaf"] = "Waktu paraf surat darurat",
        ["emergencySignature"] = "Waktu tanda tangan surat darurat",
        ["batches"] = "Batch",
        ["activation"] = "Keaktifan peserta",
        ["promise"] = "Janji layanan",
        ["settings"] = "Sakelar",
        ["letterhead"] = "Kop surat",
        ["letters"] = "Surat",
        ["retention"] = "Lama simpan",
        ["registers"] = "Buku register",
        ["checklists"] = "Daftar periksa",
        ["agency"] = "Instansi",
        ["unit"] = "Unit kerja",
        ["province"] = "Provinsi",
        ["zone"] = "Zona waktu",
        ["complaints"] = "Pengaduan",
        ["channels"] = "Saluran",
        ["caseNumber"] = "Pola nomor berkas",
        ["segmentTable"] = "Tabel segmen",
        ["reasonTable"] = "Tabel alasan gagal",
        ["cutiBersama"] = "Cuti bersama",
        ["case"] = "Berkas",
        ["batch"] = "Batch",
        ["letter"] = "Surat",
        ["number"] = "Pola nomor",
        ["deliver"] = "Tenggat kirim",
        ["layout"] = "Bentuk daftar",
        ["lock"] = "Saat dikunci",
        ["signOffTiming"] = "Saat disahkan",
        ["window"] = "Masa usul",
        ["outside"] = "Di luar masa usul",
        ["resultOverdue"] = "Hasil terlambat",
        ["janji"] = "Janji",
        ["amber"] = "Peringatan kuning",
        ["red"] = "Peringatan merah",
        ["poster"] = "Janji pada poster",
        ["place"] = "Tempat",
        ["address"] = "Alamat",
        ["addressee"] = "Penerima",
        ["validPlusDays"] = "Masa berlaku tambahan (hari)",
        ["columns"] = "Kolom",
        ["items"] = "Syarat",
        ["validator"] = "Pemeriksaan",
        ["waiver"] = "Pengecualian",
        ["caseFileYears"] = "Berkas (tahun)",
        ["healthPaperYears"] = "Surat kesehatan (tahun)",
        ["health"] = "Surat kesehatan",
        ["guestBookYears"] = "Buku tamu (tahun)",
        ["auditLogYears"] = "Jejak pembukaan data (tahun)",
        ["piketDarurat"] = "Piket darurat",
        ["fourEyes"] = "Empat mata",
        ["numberTiming"] = "Saat surat diberi nomor",
        ["privacyNotice"] = "Pemberitahuan data pribadi",
        ["peopleWithoutNik"] = "Orang tanpa NIK dicatat",
        ["withdrawalInWriting"] = "Penarikan disampaikan tertulis",
        ["tellOfficials"] = "Petugas diberi tahu di luar aplikasi",
        ["newbornLetter"] = "Surat untuk bayi tanpa NIK",
        ["pksCheck"] = "Pemeriksaan PKS",
        ["checklist"] = "Daftar periksa",
        ["kkAtauKtp"] = "KK atau KTP",
        ["identity"] = "Identitas SOP",
        ["components"] = "Standar pelayanan",
        ["versions"] = "Versi",
        ["contradictions"] = "Pertentangan dokumen",
        ["rules"] = "Aturan",
        ["action"] = "Tindakan",
        ["mode"] = "Cara",
        ["count"] = "Jumlah",
        ["signsIn"] = "Punya akun",
        ["instansi"] = "Instansi",
        ["namaSop"] = "Nama SOP",
        ["nomorSop"] = "Nomor SOP",
        ["tanggalPembuatan"] = "Tanggal pembuatan",
        ["tanggalRevisi"] = "Tanggal revisi",
        ["tanggalEfektif"] = "Tanggal efektif",
        ["disahkanOleh"] = "Disahkan oleh",
        ["dasarHukum"] = "Dasar hukum",
        ["kualifikasiPelaksana"] = "Kualifikasi pelaksana",
        ["keterkaitan"] = "Keterkaitan",
        ["peralatan"] = "Peralatan",
        ["peringatan"] = "Peringatan",
        ["pencatatan"] = "Pencatatan",
        ["persyaratan"] = "Persyaratan",
        ["prosedur"] = "Prosedur",
        ["jangkaWaktu"] = "Jangka waktu",
        ["biaya"] = "Biaya",
        ["produk"] = "Produk",
        ["pengaduan"] = "Pengaduan",
        ["sarana"] = "Sarana",
        ["kompetensi"] = "Kompetensi",
        ["pengawasan"] = "Pengawasan",
        ["jumlahPelaksana"] = "Jumlah pelaksana",
        ["jaminanPelayanan"] = "Jaminan pelayanan",
        ["jaminanKeamanan"] = "Jaminan keamanan",
        ["evaluasi"] = "Evaluasi",
    };

    // What names an element of a list, the most telling first.
    private static readonly string[] naming = ["label", "name", "title", "code", "kind", "role", "mode", "text", "version"];

    private static readonly HashSet<string> parts = new(
        [
            "serviceHours",
            "calendar",
            "roles",
            "signOff",
            "batches",
            "activation",
            "promise",
            "settings",
            "letterhead",
            "letters",
            "retention",
            "registers",
            "checklists",
            "complaints",
        ],
        StringComparer.Ordinal
    );

    /// <summary>The heading that a setting of the first level stands under; single values stand together.</summary>
    public static string Part(string key) => parts.Contains(key) ? Name(key) : "Daerah";

    public static string Name(string key) => names.GetValueOrDefault(key, key);

    /// <summary>An element of a list by what names it, else by its place (from 1).</summary>
    public static string Element(JsonNode? node, int place) =>
        node is JsonObject one && naming.Select(n => one[n]).OfType<JsonValue>().FirstOrDefault() is { } said
            ? Short(Text(said), 60)
            : $"nomor {place}";

    /// <summary>The file of a region a setting stands in, where it is not one of the office's own.</summary>
    public static string? File(string path) =>
        path.Split('/') switch
        {
            ["region.json" or "registers.json" or "checklists.json"] => null,
            ["sops", var sop, "sop.json"] => $"SOP {sop}",
            ["sops", var sop, _] => $"SOP {sop}, alur",
            var parts => Path.GetFileNameWithoutExtension(parts[^1]),
        };

    /// <summary>The value of a sourced setting: what stands in it beside source and note.</summary>
    public static string ValueOf(JsonObject one) => Text(one["value"] ?? one["text"] ?? Without(one));

    public static string SourceOf(string source) =>
        source switch
        {
            Source.Office => "Ditetapkan daerah",
            "ASUMSI:SALINAN" => "Asumsi: disalin dari daerah lain",
            _ when Source.IsAssumed(source) => $"Asumsi {source["ASUMSI:".Length..]}",
            _ when source.StartsWith("SEED:", StringComparison.Ordinal) => $"Dokumen daerah {source["SEED:".Length..]}",
            _ => source,
        };

    /// <summary>The same, where the office may have settled it meanwhile: then its decree and day.</summary>
    public static string SourceOf(string source, Region region) =>
        Source.IsAssumed(source) && region.SettlementOf(source) is { } settled
            ? $"Ditetapkan: {settled.Decree}, {Domain.Clocks.Indonesian.Date(CalendarStore.DateOf(settled.DecreeDate)!.Value)}"
            : SourceOf(source);

    public static string Text(JsonNode node) =>
        node switch
        {
            JsonValue v when v.TryGetValue<string>(out var text) => text,
            JsonValue v when v.TryGetValue<bool>(out var yes) => yes ? "Ya" : "Tidak",
            JsonObject o => string.Join("; ", o.Select(p => $"{Name(p.Key)}: {(p.Value is null ? "–" : Text(p.Value))}")),
            JsonArray a => string.Join(", ", a.Select(i => i is null ? "–" : Text(i))),
            _ => node.ToJsonString(),
        };

    public static string Short(string text, int most) =>
        text.ReplaceLineEndings(" ") is var line && line.Length <= most ? line : line[..most] + "…";

    private static JsonObject Without(JsonObject one) =>
        new(
            one.Where(p =>
                    p.Key is not ("source" or "note")
                    && (p.Value is JsonValue || (p.Value is JsonObject inner && inner.All(i => i.Value is JsonValue)))
                )
                .Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))
        );
}
