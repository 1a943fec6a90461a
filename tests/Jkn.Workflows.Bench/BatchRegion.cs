using System.Globalization;

namespace Jkn.Workflows.Bench;

/// <summary>The invented region of <see cref="BatchBench"/>: its procedures as files, and the people of its list.</summary>
internal static class BatchRegion
{
    public const string Sop = "daftar",
        Kind = "BULANAN";

    public static readonly string[] Headings =
    [
        "Nomor KK",
        "NIK",
        "Nama Lengkap",
        "Hubungan Keluarga",
        "Tempat Lahir",
        "Tanggal Lahir",
        "Jenis Kelamin",
        "Status Kawin",
        "Alamat",
        "Kecamatan",
        "Kelurahan",
        "Faskes",
    ];

    /// <summary>Invented people of the test range.</summary>
    public static string?[] Person(int n)
    {
        var born = new DateTime(1950, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(n % 20_000);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"990199010120{n % 10_000:0000}"),
            string.Create(CultureInfo.InvariantCulture, $"637299{born.Day + (n % 2 == 0 ? 0 : 40):00}{born:MMyy}{9900 + n / 20_000:0000}"),
            $"Warga Contoh {Letters(n)}",
            "Peserta",
            "Contoh",
            born.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            n % 2 == 0 ? "L" : "P",
            "Kawin",
            "Jalan Contoh 1",
            "02",
            "1001",
            "0000 Puskesmas Contoh",
        ];
    }

    /// <summary>A case goes straight into the batch and waits; the batch is locked, sent, answered, closed.</summary>
    public static void WriteRegion(string workflows)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Jkn.Workflows.sln")))
            root = Path.GetDirectoryName(root)!;
        foreach (var part in new[] { "lists", "tables" })
        {
            Directory.CreateDirectory(Path.Combine(workflows, "_shared", part));
            foreach (var file in Directory.GetFiles(Path.Combine(root, "workflows", "_shared", part)))
                File.Copy(file, Path.Combine(workflows, "_shared", part, Path.GetFileName(file)), overwrite: true);
        }
        var region = Path.Combine(workflows, $"{BenchOffice.Region}-contoh");
        var json = File.ReadAllText(Path.Combine(region, "region.json")).TrimEnd()[..^1];
        // Far ahead: the bench locks by hand.
        File.WriteAllText(
            Path.Combine(region, "region.json"),
            json
                + """
                , "reasonTable": { "value": "alasan-gagal", "source": "DITETAPKAN_PENGGUNA" }, "batches": [
                  { "kind": "BULANAN", "label": "Bulanan",
                  "number": { "value": "F34-{kode}-{yyyyMM}[-S{sub}]", "source": "DITETAPKAN_PENGGUNA" },
                  "deliver": { "value": "DayOfMonthCutoff 28 12:00 Next", "source": "DITETAPKAN_PENGGUNA" },
                  "lock": { "value": "AT_DELIVERY", "source": "DITETAPKAN_PENGGUNA" } } ] }
                """
        );
        Definition(
            region,
            Sop,
            "CASE",
            null,
            [
                ("masuk", "Jkn.MasukBatch", ("jenis", Kind)),
                ("tunggu", "Jkn.TungguHasilBatch", null),
                ("tutup", "Jkn.TutupBerkas", null),
                ("gagal", "Jkn.TutupBerkas", ("keadaanAkhir", "GAGAL_USUL")),
            ],
            [
                ("masuk", "Done", "tunggu"),
                ("tunggu", "Aktif", "tutup"),
                ("tunggu", "TanpaKartu", "tutup"),
                ("tunggu", "GagalUsul", "gagal"),
            ],
            ["tutup", "gagal"]
        );
        Definition(
            region,
            "batch",
            "BATCH",
            Kind,
            [
                ("buka", "Jkn.BatchTerbuka", null),
                ("kirim", "Jkn.KirimBatch", null),
                ("hasil", "Jkn.HasilBatch", null),
                ("tutup", "Jkn.TutupBatch", null),
            ],
            [("buka", "Dikunci", "kirim"), ("buka", "Kosong", "tutup"), ("kirim", "Done", "hasil"), ("hasil", "Done", "tutup")],
            ["tutup"]
        );
    }

    public static void Definition(
        string region,
        string key,
        string use,
        string? kind,
        (string Id, string Type, (string Name, string Value)? Input)[] steps,
        (string From, string Port, string To)[] lines,
        string[] last
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(region, "sops", key)).FullName;
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
        foreach (var (id, type, input) in steps)
        {
            var node = new Dictionary<string, object>
            {
                ["id"] = id,
                ["type"] = type,
                ["name"] = $"Catat {id}",
                ["version"] = 1,
                ["sumber"] = Literal("DITETAPKAN_PENGGUNA"),
            };
            if (input is { } given)
                node[given.Name] = Literal(given.Value);
            nodes.Add(node);
        }
        object Line(string from, string port, string to) =>
            new { source = new { activity = from, port }, target = new { activity = to, port = "In" } };
        var all = lines
            .Select(l => Line(l.From, l.Port, l.To))
            .Prepend(Line("mulai", "Done", steps[0].Id))
            .Concat(last.Select(l => Line(l, "Done", "akhir")));
        File.WriteAllText(
            Path.Combine(folder, "sop.json"),
            System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    key,
                    name = key,
                    use,
                    batchKind = kind,
                    versions = new[]
                    {
                        new
                        {
                            version = 1,
                            state = "EFEKTIF",
                            effectiveFrom = "2020-01-01",
                        },
                    },
                },
                new System.Text.Json.JsonSerializerOptions
                {
                    DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
                }
            )
        );
        File.WriteAllText(
            Path.Combine(folder, "v1.json"),
            System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    id = $"{BenchOffice.Region}:{key}:1",
                    definitionId = $"{BenchOffice.Region}:{key}",
                    name = key,
                    version = 1,
                    isPublished = true,
                    isLatest = true,
                    root = new
                    {
                        id = "alur",
                        type = "Elsa.Flowchart",
                        version = 1,
                        activities = nodes,
                        connections = all,
                    },
                }
            )
        );
    }

    /// <summary>A number in letters: digits in a name are a doubt that somebody must confirm.</summary>
    private static string Letters(int n) => (n >= 26 ? Letters(n / 26 - 1) : "") + (char)('A' + n % 26);
}
