using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Server.Health;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Letters;
using Jkn.Workflows.Server.Lists;
using Jkn.Workflows.Server.Notices;
using Jkn.Workflows.Server.Regions;
using Jkn.Workflows.Server.Signing;
using Jkn.Workflows.Server.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Bench;

/// <summary>
/// An invented office that issues letters: drafted, two parafs, a signature, each sealed with a local key. SQLite, no web host.
/// </summary>
internal sealed class LetterOffice : IAsyncDisposable
{
    public const string Region = "99.02",
        Sop = "surat",
        Key = "usulan",
        Template = "dokumen-usulan";
    private static readonly string[] officials = [Roles.SectionHead, Roles.DivisionHead, Roles.AgencyHead];
    private readonly ServiceProvider services;
    private readonly ImmutableDictionary<string, Actor> actors = new[] { Roles.FrontOffice, Roles.BackOffice }
        .Concat(officials)
        .ToImmutableDictionary(r => r, r => new Actor($"orang-{r}", r, Region, [r]));
    private readonly CaseDesk desk;

    private LetterOffice(ServiceProvider services) => (this.services, desk) = (services, services.GetRequiredService<CaseDesk>());

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<LetterOffice> OpenAsync(string folder)
    {
        WriteRegion(Path.Combine(folder, "workflows"));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Data:Folder"] = Path.Combine(folder, "data"),
                    ["Workflows:Folder"] = Path.Combine(folder, "workflows"),
                    ["Data:CachedCases"] = "4096",
                }
            )
            .Build();
        var collection = new ServiceCollection();
        collection
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new Folders(configuration))
            .AddData(configuration)
            .AddRegions()
            .AddCases()
            .AddLetters()
            .AddLists()
            .AddNotices()
            .AddSigning(Path.Combine(folder, "data", "signing"))
            .AddSingleton<Heartbeats>();
        var services = collection.BuildServiceProvider();
        await DataSetup.PrepareAsync(services, CancellationToken.None);
        await using (var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync())
        {
            foreach (var role in await db.Officials.AnyAsync() ? [] : officials)
                db.Officials.Add(
                    new OfficialRow
                    {
                        Id = $"o-{role}",
                        AccountId = $"orang-{role}",
                        Region = Region,
                        Role = role,
                        Name = $"Pejabat {role} Contoh",
                        Position = $"Kepala {role}",
                        Rank = "Pembina (IV/a)",
                        ValidFrom = "2020-01-01",
                    }
                );
            await db.SaveChangesAsync();
        }
        // what stands in rows becomes the office's opening balance
        await services.GetRequiredService<OfficeOpening>().RunAsync(CancellationToken.None);
        await services.GetRequiredService<Offices>().LoadAsync(CancellationToken.None);
        if (services.GetRequiredService<Offices>().Find(Region) is null)
            throw new InvalidOperationException(string.Join('\n', services.GetRequiredService<WorkflowsFolder>().Problems));
        return new(services);
    }

    /// <summary>Everything that waits after commits is done, by as many hands as the worker has.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        var worker = services.GetRequiredService<OfficeWorker>();
        while (await worker.RoundAsync(ct)) { }
    }

    /// <summary>A case with its letter drafted, initialled twice and signed. Each state it comes to is told.</summary>
    public async Task LetterAsync(string id, Action<CaseState>? told = null)
    {
        var state = await DoAsync(id, Roles.FrontOffice, new OpenCase(id, Sop, "LOKET_KANTOR", new Applicant("Warga Contoh")), true);
        told?.Invoke(state);
        state = await DoAsync(
            id,
            Roles.BackOffice,
            new CompleteWorkItem(
                state.WorkItems.Keys.Single(),
                "Done",
                null,
                new Dictionary<string, string> { ["kepada"] = $"Penerima {id}\ndi tempat" }
            ),
            false
        );
        told?.Invoke(state);
        foreach (var role in officials)
        {
            state = await DoAsync(id, role, new GiveSignOff(state.WorkItems.Keys.Single(), "Setuju", null, state.Letters[Key].Hash), false);
            told?.Invoke(state);
        }
    }

    private async Task<CaseState> DoAsync(string id, string role, Command command, bool creates)
    {
        var answer = await desk.RunAsync(id, Region, actors[role], command, creates, CancellationToken.None);
        return answer.Decision.Rejection is { } no
            ? throw new InvalidOperationException($"{command.Name}: {no.Code} {no.Message}")
            : answer.State!;
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    private static void WriteRegion(string workflows)
    {
        var sop = Path.Combine(workflows, $"{Region}-contoh", "sops", Sop);
        if (Directory.Exists(sop))
            return;
        Directory.CreateDirectory(sop);
        Copy(Path.Combine(Repository(), "workflows", "_shared", "letters"), Path.Combine(workflows, "_shared", "letters"));
        File.WriteAllText(
            Path.Combine(workflows, $"{Region}-contoh", "region.json"),
            """
            { "code": "99.02", "name": "Kabupaten Contoh", "zone": "Asia/Makassar", "agency": "Dinas Contoh", "settings": { "piketDarurat": true },
              "roles": [ { "code": "FO", "label": "FO", "source": "DITETAPKAN_PENGGUNA" }, { "code": "BO", "label": "BO", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KASIE", "label": "Kepala Seksi", "source": "DITETAPKAN_PENGGUNA" }, { "code": "KABID", "label": "Kepala Bidang", "source": "DITETAPKAN_PENGGUNA" },
                { "code": "KADIS", "label": "Kepala Dinas", "source": "DITETAPKAN_PENGGUNA" } ],
              "letterhead": { "place": { "value": "Contoh", "source": "DITETAPKAN_PENGGUNA" } },
              "caseNumber": "JKN/{kodeWilayah}/{yyyy}/{000000}" }
            """
        );
        File.WriteAllText(
            Path.Combine(workflows, $"{Region}-contoh", "registers.json"),
            """
            { "registers": [ { "code": "AGENDA_SURAT", "name": "Agenda surat", "number": "{nomorUrut}/{bulanRomawi}/{tahun}", "source": "DITETAPKAN_PENGGUNA", "columns": [] } ] }
            """
        );
        Directory.CreateDirectory(Path.Combine(workflows, "_shared", "calendars"));
        foreach (var y in new[] { DateTimeOffset.UtcNow.Year, DateTimeOffset.UtcNow.Year + 1 })
            File.WriteAllText(
                Path.Combine(workflows, "_shared", "calendars", $"nasional-{y}.json"),
                $$"""{ "year": {{y}}, "source": "DITETAPKAN_PENGGUNA", "days": [ { "date": "{{y}}-01-01", "kind": "LIBUR", "name": "Tahun baru" } ] }"""
            );
        File.WriteAllText(
            Path.Combine(sop, "sop.json"),
            JsonSerializer.Serialize(
                new
                {
                    key = Sop,
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

    private static string Definition()
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
            Node("susun", "Jkn.SusunSurat", ("surat", Key), ("templat", Template), ("hal", "Usulan Kepesertaan"), source),
            Node("kasie", "Jkn.SignOff.Kasie", ("tindakan", "PARAF"), ("surat", Key), source),
            Node("kabid", "Jkn.SignOff.Kabid", ("tindakan", "PARAF"), ("surat", Key), source),
            Node("kadis", "Jkn.SignOff.KepalaDinas", ("tindakan", "TANDA_TANGAN"), ("surat", Key), source),
            Node("terbit", "Jkn.TerbitkanSurat", ("surat", Key), source),
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
                id = $"{Region}:{Sop}:1",
                definitionId = $"{Region}:{Sop}",
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

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "workflows", "_shared")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("workflows/_shared");
    }
}
