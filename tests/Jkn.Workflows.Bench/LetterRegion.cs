using System.Text.Json;

namespace Jkn.Workflows.Bench;

/// <summary>The region of <see cref="LetterOffice"/>: one procedure, a letter with two parafs and a signature.</summary>
internal static class LetterRegion
{
    public static void WriteRegion(string workflows)
    {
        var sop = Path.Combine(workflows, $"{LetterOffice.Region}-contoh", "sops", LetterOffice.Sop);
        if (Directory.Exists(sop))
            return;
        Directory.CreateDirectory(sop);
        BenchFiles.Copy(
            Path.Combine(BenchFiles.Repository(), "workflows", "_shared", "letters"),
            Path.Combine(workflows, "_shared", "letters")
        );
        File.WriteAllText(
            Path.Combine(workflows, $"{LetterOffice.Region}-contoh", "region.json"),
            """
            { "code": "99.02", "name": "Kabupaten Contoh", "zone": "Asia/Makassar", "agency": "Dinas Contoh",
              "settings": { "piketDarurat": true },
              "roles": [ { "code": "FO", "label": "FO", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "BO", "label": "BO", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KASIE", "label": "Kepala Seksi", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KABID", "label": "Kepala Bidang", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KADIS", "label": "Kepala Dinas", "source": "DITETAPKAN_PENGGUNA" } ],
              "letterhead": { "place": { "value": "Contoh", "source": "DITETAPKAN_PENGGUNA" } },
              "caseNumber": "JKN/{kodeWilayah}/{yyyy}/{000000}" }
            """
        );
        File.WriteAllText(
            Path.Combine(workflows, $"{LetterOffice.Region}-contoh", "registers.json"),
            """
            { "registers": [ { "code": "AGENDA_SURAT", "name": "Agenda surat", "number": "{nomorUrut}/{bulanRomawi}/{tahun}",
              "source": "DITETAPKAN_PENGGUNA", "columns": [] } ] }
            """
        );
        Directory.CreateDirectory(Path.Combine(workflows, "_shared", "calendars"));
        foreach (var y in new[] { DateTimeOffset.UtcNow.Year, DateTimeOffset.UtcNow.Year + 1 })
            File.WriteAllText(
                Path.Combine(workflows, "_shared", "calendars", $"nasional-{y}.json"),
                $$"""
                { "year": {{y}}, "source": "DITETAPKAN_PENGGUNA",
                  "days": [ { "date": "{{y}}-01-01", "kind": "LIBUR", "name": "Tahun baru" } ] }
                """
            );
        File.WriteAllText(
            Path.Combine(sop, "sop.json"),
            JsonSerializer.Serialize(
                new
                {
                    key = LetterOffice.Sop,
                    name = "Surat",
                    use = "CASE",
                    versions = new[]
                    {
                        new
                        {
                            version = 1,
                            state = "EFEKTIF",
                            effectiveFrom = "2020-01-01",
                        },
                    },
                }
            )
        );
        File.WriteAllText(Path.Combine(sop, "v1.json"), Definition());
    }

    public static string Definition()
    {
        object Text(string value) => new { typeName = "String", expression = new { type = "Literal", value } };
        Dictionary<string, object> Node(string id, string type, params (string Name, string Value)[] inputs)
        {
            var node = new Dictionary<string, object>
            {
                ["id"] = id,
                ["type"] = type,
                ["name"] = id,
                ["version"] = 1,
            };
            foreach (var (name, value) in inputs)
                node[name] = Text(value);
            if (type.StartsWith("Jkn.S", StringComparison.Ordinal) || type == "Jkn.TerbitkanSurat")
                node["waktu"] = Text("ServiceMinutes 60");
            return node;
        }
        object Line(string from, string port, string to) =>
            new { source = new { activity = from, port }, target = new { activity = to, port = "In" } };
        var source = ("sumber", "DITETAPKAN_PENGGUNA");
        object[] nodes =
        [
            Node("mulai", "Elsa.Start"),
            Node(
                "susun",
                "Jkn.SusunSurat",
                ("surat", LetterOffice.Key),
                ("templat", LetterOffice.Template),
                ("hal", "Usulan Kepesertaan"),
                source
            ),
            Node("kasie", "Jkn.SignOff.Kasie", ("tindakan", "PARAF"), ("surat", LetterOffice.Key), source),
            Node("kabid", "Jkn.SignOff.Kabid", ("tindakan", "PARAF"), ("surat", LetterOffice.Key), source),
            Node("kadis", "Jkn.SignOff.KepalaDinas", ("tindakan", "TANDA_TANGAN"), ("surat", LetterOffice.Key), source),
            Node("terbit", "Jkn.TerbitkanSurat", ("surat", LetterOffice.Key), source),
            Node("tutup", "Jkn.TutupBerkas"),
            Node("akhir", "Elsa.End"),
        ];
        object[] lines =
        [
            Line("mulai", "Done", "susun"),
            Line("susun", "Done", "kasie"),
            Line("kasie", "Setuju", "kabid"),
            Line("kabid", "Setuju", "kadis"),
            Line("kadis", "Setuju", "terbit"),
            Line("terbit", "Done", "tutup"),
            Line("tutup", "Done", "akhir"),
            Line("kasie", "Kembalikan", "susun"),
            Line("kabid", "Kembalikan", "susun"),
            Line("kadis", "Kembalikan", "susun"),
        ];
        return JsonSerializer.Serialize(
            new
            {
                id = $"{LetterOffice.Region}:{LetterOffice.Sop}:1",
                definitionId = $"{LetterOffice.Region}:{LetterOffice.Sop}",
                name = "Surat",
                version = 1,
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
