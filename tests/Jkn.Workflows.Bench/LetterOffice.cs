using System.Collections.Immutable;
using Jkn.Workflows.Application;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Workers;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Setup;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Signing.Adapters;
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
        LetterRegion.WriteRegion(Path.Combine(folder, "workflows"));
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
            .AddOffice()
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
            state = await DoAsync(
                id,
                role,
                new GiveSignOff(state.WorkItems.Keys.Single(), "Setuju", null, state.Letters[Key].Hash) { Proof = ProofKinds.Passkey },
                false
            );
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
}
