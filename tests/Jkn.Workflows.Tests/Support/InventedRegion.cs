using System.Text.Json;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// A region that exists nowhere, written to a folder: "cabang" waits for two officials at once, "tunda" registers and goes on by a timer.
/// Always open, so that tests may run at any hour.
/// </summary>
internal static class InventedRegion
{
    public const string Code = "99.77",
        Parallel = "cabang",
        Delayed = "tunda",
        Levels = "bertingkat";

    public static void WriteTo(string workflows)
    {
        var region = Path.Combine(workflows, "99.77-rekaan");
        Write(
            Path.Combine(region, "region.json"),
            """
            { "code": "99.77", "name": "Kota Rekaan", "zone": "Asia/Makassar", "agency": "Dinas Contoh",
              "settings": { "piketDarurat": true },
              "roles": [ { "code": "FO", "label": "FO", "source": "DITETAPKAN_PENGGUNA" }, { "code": "BO", "label": "BO",
                "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KASIE", "label": "Kasie", "source": "DITETAPKAN_PENGGUNA" }, { "code": "KABID", "label": "Kabid",
                  "source": "DITETAPKAN_PENGGUNA" },
                { "code": "SEKRETARIS", "label": "Sekretaris", "source": "DITETAPKAN_PENGGUNA" }, { "code": "KADIS", "label": "Kadis",
                  "source": "DITETAPKAN_PENGGUNA" } ],
              "signOff": { "case": { "KASIE": { "action": "SETUJUI", "source": "DITETAPKAN_PENGGUNA" }, "KABID": { "action": "SETUJUI",
                "source": "DITETAPKAN_PENGGUNA" } } },
              "caseNumber": "JKN/{kodeWilayah}/{yyyy}/{000000}" }
            """
        );
        Write(
            Path.Combine(region, "registers.json"),
            """
            { "registers": [ { "code": "BERKAS", "name": "Nomor berkas", "number": "JKN/{kodeWilayah}/{yyyy}/{000000}",
              "source": "DITETAPKAN_PENGGUNA", "columns": [] } ] }
            """
        );
        foreach (var year in new[] { DateTimeOffset.UtcNow.Year, DateTimeOffset.UtcNow.Year + 1 })
        {
            var calendar = Path.Combine(workflows, "_shared", "calendars", $"nasional-{year}.json");
            if (!File.Exists(calendar))
                Write(
                    calendar,
                    $$"""{ "year": {{year}}, "source": "DITETAPKAN_PENGGUNA", "days": [ { "date": "{{year}}-01-01","""
                        + $$""" "kind": "LIBUR", "name": "Tahun baru" } ] }"""
                );
        }
        WriteSop(
            region,
            Parallel,
            [
                Node(
                    "bagi",
                    "Elsa.FlowFork",
                    ("branches", new { typeName = "Object", expression = new { type = "Object", value = "[\"Depan\", \"Belakang\"]" } })
                ),
                Step("depan", "Jkn.SignOff.FrontOffice"),
                Step("belakang", "Jkn.SignOff.BackOffice"),
                Node("gabung", "Elsa.FlowJoin", ("mode", Literal("WaitAll"))),
            ],
            [
                ("mulai", "Done", "bagi"),
                ("bagi", "Depan", "depan"),
                ("bagi", "Belakang", "belakang"),
                ("depan", "Setuju", "gabung"),
                ("belakang", "Setuju", "gabung"),
                ("depan", "Kembalikan", "depan"),
                ("belakang", "Kembalikan", "belakang"),
                ("gabung", "Done", "tutup"),
            ]
        );
        WriteSop(
            region,
            Delayed,
            [
                Step("daftar", "Jkn.Registrasi"),
                Node(
                    "tunda",
                    "Elsa.Delay",
                    ("timeSpan", new { typeName = "TimeSpan", expression = new { type = "Literal", value = "00:00:02" } })
                ),
                Node("beritahu", "Jkn.BeriTahu", ("peristiwa", Literal("sudah-lewat")), ("kepada", Literal("BO"))),
            ],
            [("mulai", "Done", "daftar"), ("daftar", "Done", "tunda"), ("tunda", "Done", "beritahu"), ("beritahu", "Done", "tutup")]
        );
        WriteLevels(region);
    }

    /// <summary>"bertingkat": Kasie, then Kabid; its second version, a draft, has the Sekretaris between them.</summary>
    private static void WriteLevels(string region)
    {
        object Approve(string id, string type) =>
            Node(
                id,
                type,
                ("tindakan", Literal("SETUJUI")),
                ("waktu", Literal("ServiceMinutes 60")),
                ("sumber", Literal("DITETAPKAN_PENGGUNA"))
            );
        (string, string, string) Back(string id) => (id, "Kembalikan", "kasie");
        WriteSop(
            region,
            Levels,
            [Approve("kasie", "Jkn.SignOff.Kasie"), Approve("kabid", "Jkn.SignOff.Kabid")],
            [("mulai", "Done", "kasie"), ("kasie", "Setuju", "kabid"), ("kabid", "Setuju", "tutup"), Back("kasie"), Back("kabid")]
        );
        WriteSop(
            region,
            Levels,
            [Approve("kasie", "Jkn.SignOff.Kasie"), Approve("sekretaris", "Jkn.SignOff.Sekretaris"), Approve("kabid", "Jkn.SignOff.Kabid")],
            [
                ("mulai", "Done", "kasie"),
                ("kasie", "Setuju", "sekretaris"),
                ("sekretaris", "Setuju", "kabid"),
                ("kabid", "Setuju", "tutup"),
                Back("kasie"),
                Back("sekretaris"),
                Back("kabid"),
            ],
            version: 2
        );
        var components = Jkn.Workflows.Domain.Sops.SopSheet.ComponentFields.ToDictionary(
            f => f.Code,
            f => new { text = "Isi contoh", source = "DITETAPKAN_PENGGUNA" }
        );
        object[] versions =
        [
            new
            {
                version = 1,
                state = "EFEKTIF",
                effectiveFrom = "2020-01-01",
            },
            new { version = 2, state = "DRAF" },
        ];
        Write(
            Path.Combine(region, "sops", Levels, "sop.json"),
            JsonSerializer.Serialize(
                new
                {
                    key = Levels,
                    name = Levels,
                    use = "CASE",
                    components,
                    versions,
                }
            )
        );
    }

    private static void WriteSop(
        string region,
        string key,
        IEnumerable<object> nodes,
        IEnumerable<(string From, string Port, string To)> lines,
        int version = 1
    )
    {
        var folder = Path.Combine(region, "sops", key);
        Write(
            Path.Combine(folder, "sop.json"),
            JsonSerializer.Serialize(
                new
                {
                    key,
                    name = key,
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
        object[] all = [Node("mulai", "Elsa.Start"), .. nodes, Node("tutup", "Jkn.TutupBerkas"), Node("akhir", "Elsa.End")];
        var connections = lines
            .Append(("tutup", "Done", "akhir"))
            .Select(l => new { source = new { activity = l.Item1, port = l.Item2 }, target = new { activity = l.Item3, port = "In" } });
        Write(
            Path.Combine(folder, $"v{version}.json"),
            JsonSerializer.Serialize(
                new
                {
                    id = $"{Code}:{key}:{version}",
                    definitionId = $"{Code}:{key}",
                    name = key,
                    version,
                    isPublished = true,
                    isLatest = true,
                    root = new
                    {
                        id = "alur",
                        type = "Elsa.Flowchart",
                        version = 1,
                        activities = all,
                        connections,
                    },
                }
            )
        );
    }

    private static Dictionary<string, object> Step(string id, string type) =>
        Node(id, type, ("waktu", Literal("ServiceMinutes 60")), ("sumber", Literal("DITETAPKAN_PENGGUNA")));

    private static Dictionary<string, object> Node(string id, string type, params (string Name, object Value)[] inputs)
    {
        var node = new Dictionary<string, object>
        {
            ["id"] = id,
            ["type"] = type,
            ["name"] = id,
            ["version"] = 1,
        };
        foreach (var (name, value) in inputs)
            node[name] = value;
        return node;
    }

    private static object Literal(string value) => new { typeName = "String", expression = new { type = "Literal", value } };

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
