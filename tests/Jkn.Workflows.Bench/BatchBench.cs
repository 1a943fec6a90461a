using System.Diagnostics;
using System.Globalization;
using System.Text;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Bench;

/// <summary>
/// A list of people comes in with a verdict for each row, becomes cases and one batch; the batch is frozen and exported; its answer comes
/// back and moves every case.
/// Limits: 30 s, 10 s, 60 s and 500 MB for 15,000 rows.
/// </summary>
internal static class BatchBench
{
    private const string Sop = "daftar",
        Kind = "BULANAN";
    private static readonly Actor officer = new("orang-BO", "BO", BenchOffice.Region, [Roles.BackOffice]);

    public static async Task<int> RunAsync(int rows)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            await using var office = await BenchOffice.OpenAsync(folder, others: WriteRegion);
            var (imports, worker, opener) = (office.Get<BnbaImports>(), office.Get<OfficeWorker>(), office.Get<ImportWorker>());
            var bnba = XlsxWriter.Write(
                new SheetTable("BNBA", [.. Headings.Select(h => new SheetColumn(h))], Enumerable.Range(0, rows).Select(Person))
            );

            var (taken, verdicts) = await TimeAsync(() => imports.TakeInAsync(officer, Sop, "bnba", bnba, CancellationToken.None));
            if (taken.Import is not { } import || import.Valid != rows)
                throw new InvalidOperationException($"{taken.Refusal} {taken.Import?.Valid} of {rows} valid");
            Told($"import of {rows} rows with verdicts: {verdicts:0.0} s (limit 30); file {bnba.Length / 1024} KB");

            if (await imports.OpenAsync(officer, import.Id, BnbaImports.All, CancellationToken.None) is { } refusal)
                throw new InvalidOperationException(refusal.Code);
            var (_, opening) = await TimeAsync(() => opener.RoundAsync(CancellationToken.None));
            var (_, joining) = await TimeAsync(() => QuietAsync(worker));
            Told($"{rows} cases opened: {opening:0.0} s; into the batch: {joining:0.0} s (no limit set)");

            await using var db = await office.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
            var batchId = await db.Batches.Select(b => b.CaseId).SingleAsync();
            var (file, freezing) = await TimeAsync(async () =>
            {
                var locked = await GiveAsync(office, batchId, s => new CompleteWorkItem(s.WorkItems.Keys.Single(), "Dikunci"));
                var keep = office.Get<IEnumerable<EffectHandler>>().Single(h => h.Kinds.Contains(EffectKinds.KeepBatchFile));
                var effect = new Effect(
                    EffectKinds.KeepBatchFile,
                    "bench",
                    $$"""{"batchId":"{{batchId}}","hash":"{{locked.Batch!.FileHash}}"}"""
                );
                await keep.RunAsync(
                    effect,
                    new(0, batchId, effect.Kind, effect.Key, effect.Payload, DateTimeOffset.UtcNow, 1),
                    CancellationToken.None
                );
                var kept = (await office.Get<Data.Commands.CaseReader>().LoadAsync(batchId, CancellationToken.None))!.Batch!.Files.Single();
                return (await office.Get<FileStore>().ReadAsync(kept.FileId, CancellationToken.None))!.Content;
            });
            Told($"freeze and export of {rows} lines: {freezing:0.0} s (limit 10); file {file.Length / 1024} KB");
            await QuietAsync(worker);

            await GiveAsync(
                office,
                batchId,
                s => new CompleteWorkItem(
                    s.WorkItems.Keys.Single(),
                    "Done",
                    null,
                    new Dictionary<string, string> { ["tandaTerima"] = "TT" }
                )
            );
            await QuietAsync(worker);
            var answer = Encoding.UTF8.GetBytes(
                "NIK;Status;Keterangan\r\n"
                    + string.Concat(
                        Enumerable.Range(0, rows).Select(n => $"{Person(n)[1]};{(n % 20 == 0 ? "Gagal;NIK tidak padan" : "Aktif;")}\r\n")
                    )
            );
            var (_, answering) = await TimeAsync(async () =>
            {
                var read = ResultReading.Read(answer, office.Office.Layouts["hasil-bpjs"], office.Office.Reasons, null);
                await GiveAsync(
                    office,
                    batchId,
                    _ => new RecordBatchResults(read.Hash, [.. read.Rows.Select(r => r.Result!)], Complete: true)
                );
                await QuietAsync(worker);
                return true;
            });
            var moved = await db.Cases.CountAsync(c => c.Kind == "Case" && c.ClosedAt != null);
            if (moved != rows)
                throw new InvalidOperationException($"{moved} of {rows} cases were moved.");
            Told($"result of {rows} lines, every case moved: {answering:0.0} s (limit 60)");
            Told($"highest memory: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB (limit 500)");
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task<bool> QuietAsync(OfficeWorker worker)
    {
        while (await worker.RoundAsync(CancellationToken.None)) { }
        return true;
    }

    private static async Task<CaseState> GiveAsync(BenchOffice office, string id, Func<CaseState, Command> command)
    {
        var before = (await office.Get<Data.Commands.CaseReader>().LoadAsync(id, CancellationToken.None))!;
        var answer = await office.Desk.RunAsync(id, BenchOffice.Region, officer, command(before), CancellationToken.None);
        return answer.Decision.Rejection is { } no ? throw new InvalidOperationException($"{no.Code} {no.Message}") : answer.State!;
    }

    private static async Task<(T Result, double Seconds)> TimeAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        return (await work(), watch.Elapsed.TotalSeconds);
    }

    private static void Told(FormattableString text) => Console.WriteLine(Figures.Text(text));

    private static readonly string[] Headings =
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
    private static string?[] Person(int n)
    {
        var born = new DateTime(1950, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(n % 20_000);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"990199010120{n % 10_000:0000}"),
            string.Create(CultureInfo.InvariantCulture, $"637299{born.Day + (n % 2 == 0 ? 0 : 40):00}{born:MMyy}{9900 + n / 20_000:0000}"),
            $"Warga Contoh {n}",
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
    private static void WriteRegion(string workflows)
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
                , "reasonTable": { "value": "alasan-gagal", "source": "DITETAPKAN_PENGGUNA" }, "batches": [ { "kind": "BULANAN", "label": "Bulanan", "number": { "value": "F34-{kode}-{yyyyMM}[-S{sub}]", "source": "DITETAPKAN_PENGGUNA" },
                  "deliver": { "value": "DayOfMonthCutoff 28 12:00 Next", "source": "DITETAPKAN_PENGGUNA" }, "lock": { "value": "AT_DELIVERY", "source": "DITETAPKAN_PENGGUNA" } } ] }
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

    private static void Definition(
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
}
