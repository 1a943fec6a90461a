using System.Globalization;
using System.Text.Json;

namespace Jkn.Workflows.Bench;

/// <summary>
/// The invented region of <see cref="FamilyBench"/>: a family is keyed, then each person is checked, stands on a list, is answered and gets
/// his card. Its list and tables are those of <see cref="BatchRegion"/>.
/// </summary>
internal static class FamilyRegion
{
    public const string Sop = "keluarga";

    public static Participant Member(int family, int place)
    {
        var number = family * 5 + place;
        var born = new DateTime(1950, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(number % 20_000);
        var male = place % 2 == 0;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"990199010120{family % 10_000:0000}"),
            string.Create(CultureInfo.InvariantCulture, $"637299{born.Day + (male ? 0 : 40):00}{born:MMyy}{9900 + number / 20_000:0000}"),
            "WARGA CONTOH",
            "Contoh",
            born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            male ? "L" : "P",
            "KAWIN",
            place == 0 ? "P" : "A",
            "Jalan Contoh 1",
            Faskes: "0000 Puskesmas Contoh"
        );
    }

    public static void WriteRegion(string workflows)
    {
        BatchRegion.WriteRegion(workflows);
        var region = Path.Combine(workflows, $"{BenchOffice.Region}-contoh");
        var json = File.ReadAllText(Path.Combine(region, "region.json")).TrimEnd()[..^1];
        File.WriteAllText(
            Path.Combine(region, "region.json"),
            json + """, "segmentTable": { "value": "segmen", "source": "DITETAPKAN_PENGGUNA" } }"""
        );
        var hasil = Path.Combine(region, "sops", "batch", "v1.json");
        // Answers come as cards.
        File.WriteAllText(
            hasil,
            File.ReadAllText(hasil)
                .Replace(
                    "\"type\":\"Jkn.HasilBatch\"",
                    "\"type\":\"Jkn.HasilBatch\",\"kartu\":" + JsonSerializer.Serialize(Literal("True")),
                    StringComparison.Ordinal
                )
        );
        WriteProcedure(region);
    }

    private static void WriteProcedure(string region)
    {
        var folder = Directory.CreateDirectory(Path.Combine(region, "sops", Sop)).FullName;
        var version = new
        {
            version = 1,
            state = "EFEKTIF",
            effectiveFrom = "2020-01-01",
        };
        File.WriteAllText(
            Path.Combine(folder, "sop.json"),
            JsonSerializer.Serialize(
                new
                {
                    key = Sop,
                    name = Sop,
                    use = "CASE",
                    versions = new[] { version },
                }
            )
        );
        var body = Chart(
            "isi",
            [
                Node("periksa", "Jkn.VerifikasiData"),
                Node("masuk", "Jkn.MasukBatch", ("jenis", BatchRegion.Kind)),
                Node("tunggu", "Jkn.TungguHasilBatch"),
                Node("serah", "Jkn.SerahKartu"),
                Node("kartu", "Jkn.AkhirPeserta", ("keadaanAkhir", PersonStates.CardHandedOver)),
                Node("gagal", "Jkn.AkhirPeserta", ("keadaanAkhir", PersonStates.Failed)),
                Node("tidak", "Jkn.AkhirPeserta", ("keadaanAkhir", PersonStates.NotEligible)),
            ],
            [
                ("periksa", "Layak", "masuk"),
                ("periksa", "PerluKeputusan", "tidak"),
                ("periksa", "TidakLayak", "tidak"),
                ("masuk", "Done", "tunggu"),
                ("tunggu", "Aktif", "serah"),
                ("tunggu", "TanpaKartu", "tunggu"),
                ("tunggu", "GagalUsul", "gagal"),
                ("serah", "Done", "kartu"),
            ]
        );
        var each = Node("tiap", "Jkn.TiapPeserta");
        each["body"] = body;
        var root = Chart(
            "alur",
            [
                Node("mulai", "Elsa.Start"),
                Node("entri", "Jkn.EntriData", ("wajib", "noKk, nik, nama, tanggalLahir, alamat")),
                each,
                Node("tutup", "Jkn.TutupBerkas"),
                Node("akhir", "Elsa.Finish"),
            ],
            [("mulai", "Done", "entri"), ("entri", "Done", "tiap"), ("tiap", "Done", "tutup"), ("tutup", "Done", "akhir")]
        );
        File.WriteAllText(
            Path.Combine(folder, "v1.json"),
            JsonSerializer.Serialize(
                new
                {
                    id = $"{BenchOffice.Region}:{Sop}:1",
                    definitionId = $"{BenchOffice.Region}:{Sop}",
                    name = Sop,
                    version = 1,
                    isPublished = true,
                    isLatest = true,
                    root,
                }
            )
        );
    }

    private static Dictionary<string, object> Node(string id, string type, params (string Name, string Value)[] inputs)
    {
        var node = new Dictionary<string, object>
        {
            ["id"] = id,
            ["type"] = type,
            ["name"] = $"Catat {id}",
            ["version"] = 1,
            ["sumber"] = Literal("DITETAPKAN_PENGGUNA"),
        };
        foreach (var (name, value) in inputs)
            node[name] = Literal(value);
        return node;
    }

    private static Dictionary<string, object> Chart(
        string id,
        Dictionary<string, object>[] activities,
        (string From, string Port, string To)[] lines
    )
    {
        var chart = Node(id, "Elsa.Flowchart");
        chart["activities"] = activities;
        chart["connections"] = lines.Select(l => new
        {
            source = new { activity = l.From, port = l.Port },
            target = new { activity = l.To, port = "In" },
        });
        return chart;
    }

    private static object Literal(string value) => new { typeName = "String", expression = new { type = "Literal", value } };
}
