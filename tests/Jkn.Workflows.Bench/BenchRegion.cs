using System.Text.Json;

namespace Jkn.Workflows.Bench;

/// <summary>The invented region of <see cref="BenchOffice"/>: one procedure of five sign-offs in as many versions as asked for.</summary>
internal static class BenchRegion
{
    private static readonly string[] types =
    [
        "Jkn.SignOff.FrontOffice",
        "Jkn.SignOff.BackOffice",
        "Jkn.SignOff.Kasie",
        "Jkn.SignOff.Kabid",
        "Jkn.SignOff.KepalaDinas",
    ];

    public static void WriteRegion(string workflows, int versions, int promiseMonths)
    {
        var region = Path.Combine(workflows, $"{BenchOffice.Region}-contoh");
        var sop = Path.Combine(region, "sops", BenchOffice.Sop);
        Directory.CreateDirectory(sop);
        File.WriteAllText(
            Path.Combine(region, "region.json"),
            $$"""
            { "code": "99.01", "name": "Kabupaten Contoh", "zone": "Asia/Makassar", "agency": "Dinas Contoh",
              "settings": { "piketDarurat": true },
              "promise": { "janji": { "source": "DITETAPKAN_PENGGUNA",
                "value": { "monthsAfterPeriod": {{promiseMonths}}, "day": "LAST_WORKING_DAY", "text": "bulan {bulan} {tahun}" } } },
              "roles": [ { "code": "FO", "label": "FO", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "BO", "label": "BO", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KASIE", "label": "Kasie", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KABID", "label": "Kabid", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KADIS", "label": "Kadis", "source": "DITETAPKAN_PENGGUNA" } ],
              "caseNumber": "JKN/{kodeWilayah}/{yyyy}/{000000}" }
            """
        );
        Directory.CreateDirectory(Path.Combine(workflows, "_shared", "calendars"));
        var year = DateTimeOffset.UtcNow.Year;
        foreach (var y in new[] { year, year + 1 })
            File.WriteAllText(
                Path.Combine(workflows, "_shared", "calendars", $"nasional-{y}.json"),
                $$"""
                { "year": {{y}}, "source": "DITETAPKAN_PENGGUNA",
                  "days": [ { "date": "{{y}}-01-01", "kind": "LIBUR", "name": "Tahun baru" } ] }
                """
            );
        var all = Enumerable
            .Range(1, versions)
            .Select(v => new
            {
                version = v,
                state = v == versions ? "EFEKTIF" : "DICABUT",
                effectiveFrom = "2020-01-01",
            });
        File.WriteAllText(
            Path.Combine(sop, "sop.json"),
            JsonSerializer.Serialize(
                new
                {
                    key = BenchOffice.Sop,
                    name = "Lima tingkat",
                    use = "CASE",
                    versions = all,
                }
            )
        );
        for (var v = 1; v <= versions; v++)
            File.WriteAllText(Path.Combine(sop, $"v{v}.json"), Definition(v));
    }

    public static string Definition(int version)
    {
        object Literal(string value) => new { typeName = "String", expression = new { type = "Literal", value } };
        var nodes = new List<Dictionary<string, object>>
        {
            new()
            {
                ["id"] = "mulai",
                ["type"] = "Elsa.Start",
                ["name"] = "Mulai",
                ["version"] = 1,
            },
            new()
            {
                ["id"] = "akhir",
                ["type"] = "Elsa.End",
                ["name"] = "Selesai",
                ["version"] = 1,
            },
        };
        foreach (var (type, i) in types.Select((t, i) => (t, i)))
        {
            nodes.Add(
                new()
                {
                    ["id"] = $"s{i + 1}",
                    ["type"] = type,
                    ["name"] = $"Langkah {i + 1}",
                    ["version"] = 1,
                    ["tindakan"] = Literal(
                        i == 0 ? "PERIKSA"
                        : i == 1 ? "VERIFIKASI"
                        : "SETUJUI"
                    ),
                    ["waktu"] = Literal("ServiceMinutes 60"),
                    ["sumber"] = Literal("DITETAPKAN_PENGGUNA"),
                }
            );
        }
        nodes.Add(
            new()
            {
                ["id"] = "selesai",
                ["type"] = "Jkn.Tugas",
                ["name"] = "Selesaikan",
                ["version"] = 1,
                ["peran"] = Literal("BO"),
                ["waktu"] = Literal("ServiceMinutes 60"),
                ["sumber"] = Literal("DITETAPKAN_PENGGUNA"),
            }
        );
        nodes.Add(
            new()
            {
                ["id"] = "tutup",
                ["type"] = "Jkn.TutupBerkas",
                ["name"] = "Tutup",
                ["version"] = 1,
            }
        );
        object Line(string from, string port, string to) =>
            new { source = new { activity = from, port }, target = new { activity = to, port = "In" } };
        // Everybody may send back one step.
        var lines = Enumerable
            .Range(1, 5)
            .Select(i => Line($"s{i}", "Setuju", i == 5 ? "selesai" : $"s{i + 1}"))
            .Concat(Enumerable.Range(1, 5).Select(i => Line($"s{i}", "Kembalikan", i == 1 ? "s1" : $"s{i - 1}")))
            .Append(Line("selesai", "Done", "tutup"))
            .Append(Line("mulai", "Done", "s1"))
            .Append(Line("tutup", "Done", "akhir"));
        return JsonSerializer.Serialize(
            new
            {
                id = $"{BenchOffice.Region}:{BenchOffice.Sop}:{version}",
                definitionId = $"{BenchOffice.Region}:{BenchOffice.Sop}",
                name = "Lima tingkat",
                version,
                isPublished = true,
                isLatest = true,
                root = new
                {
                    id = "alur",
                    type = "Elsa.Flowchart",
                    version = 1,
                    activities = nodes,
                    connections = lines,
                },
            }
        );
    }
}
