using System.Collections.Immutable;
using Jkn.Workflows.Application;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Application.Regions;
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
/// An invented office on a SQLite file of its own, with the service's own services and no web host: a five-level sign-off case, each step
/// with a clock.
/// Start, five sign-offs and a last task are seven commands.
/// </summary>
internal sealed class BenchOffice : IAsyncDisposable
{
    public const string Region = "99.01",
        Sop = "lima-tingkat";
    public const int CommandsACase = 7;
    private static readonly string[] levels =
    [
        Roles.FrontOffice,
        Roles.BackOffice,
        Roles.SectionHead,
        Roles.DivisionHead,
        Roles.AgencyHead,
    ];

    private readonly ServiceProvider services;
    private readonly ImmutableDictionary<string, Actor> actors = levels.ToImmutableDictionary(
        r => r,
        r => new Actor($"orang-{r}", r, Region, [r])
    );
    private long cases;
    private string prefix = "c";

    private BenchOffice(ServiceProvider services, string folder) =>
        (this.services, Folder, Desk) = (services, folder, services.GetRequiredService<CaseDesk>());

    public string Folder { get; }
    public CaseDesk Desk { get; }
    public string DatabaseFile => Path.Combine(Folder, "data", "jkn.db");
    public Office Office => Get<Offices>().Find(Region)!;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <param name="versions">Stored versions of the one procedure.</param>
    /// <param name="promiseMonths">The promise counts so many months from registration.</param>
    /// <param name="clock">The office's own clock; the machine's when absent.</param>
    /// <param name="others">Writes further regions into the folder it is given.</param>
    public static async Task<BenchOffice> OpenAsync(
        string folder,
        int versions = 1,
        int promiseMonths = 1,
        Action<string>? others = null,
        TimeProvider? clock = null
    )
    {
        Directory.CreateDirectory(folder);
        BenchRegion.WriteRegion(Path.Combine(folder, "workflows"), versions, promiseMonths);
        others?.Invoke(Path.Combine(folder, "workflows"));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Data:Folder"] = Path.Combine(folder, "data"),
                    ["Workflows:Folder"] = Path.Combine(folder, "workflows"),
                    ["Data:CachedCases"] = "20000",
                }
            )
            .Build();
        var collection = new ServiceCollection();
        collection
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(new Folders(configuration))
            .AddData(configuration)
            .AddRegions()
            .AddOffice()
            .AddLists()
            .AddNotices()
            .AddLetters()
            .AddSigning(Path.Combine(folder, "signing"))
            .AddSingleton<Heartbeats>();
        var services = collection.BuildServiceProvider();
        await DataSetup.PrepareAsync(services, CancellationToken.None);
        await using (var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync())
        {
            foreach (var role in await db.Officials.AnyAsync() ? [] : levels.Where(Roles.Officials.Contains))
                db.Officials.Add(
                    new OfficialRow
                    {
                        Id = $"o-{role}",
                        AccountId = $"orang-{role}",
                        Region = Region,
                        Role = role,
                        Name = role,
                        Position = role,
                        ValidFrom = "2020-01-01",
                    }
                );
            await db.SaveChangesAsync();
        }
        // what stands in rows becomes the office's opening balance
        await services.GetRequiredService<OfficeOpening>().RunAsync(CancellationToken.None);
        var offices = services.GetRequiredService<Offices>();
        await offices.LoadAsync(CancellationToken.None);
        if (offices.Find(Region) is null)
            throw new InvalidOperationException(string.Join('\n', services.GetRequiredService<WorkflowsFolder>().Problems));
        return new(services, folder);
    }

    /// <summary>Names the cases of this run.</summary>
    public void Begin(string run) => prefix = run;

    /// <summary>
    /// One whole case; the milliseconds of each command go to <paramref name="times"/>, each state it comes to goes to <paramref
    /// name="told"/>.
    /// </summary>
    public async Task CaseAsync(List<double> times, Action<CaseState>? told = null)
    {
        var id = $"{prefix}{Interlocked.Increment(ref cases):0000000000000}";
        var state = await DoAsync(
            id,
            Roles.FrontOffice,
            new OpenCase(id, Sop, "LOKET_KANTOR", new Applicant("Warga Contoh")),
            creates: true,
            times
        );
        told?.Invoke(state);
        foreach (var role in levels)
        {
            state = await DoAsync(
                id,
                role,
                new GiveSignOff(state.WorkItems.Keys.Single(), "Setuju") { Proof = ProofKinds.Passkey },
                false,
                times
            );
            told?.Invoke(state);
        }
        state = await DoAsync(id, Roles.BackOffice, new CompleteWorkItem(state.WorkItems.Keys.Single(), "Done"), false, times);
        told?.Invoke(state);
        if (state.IsOpen)
            throw new InvalidOperationException("The case did not finish.");
    }

    private Task<CaseState> DoAsync(string id, string role, Command command, bool creates, List<double> times) =>
        TimedAsync(id, actors[role], command, creates, times);

    private async Task<CaseState> TimedAsync(string id, Actor actor, Command command, bool creates, List<double> times)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var answer = await Desk.RunAsync(id, Region, actor, command, creates, CancellationToken.None);
        times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return answer.Decision.Rejection is { } no
            ? throw new InvalidOperationException($"{command.Name}: {no.Code} {no.Message}")
            : answer.State!;
    }

    /// <summary>Opens a case and leaves it at its first sign-off.</summary>
    public Task<CaseState> OpenCaseAsync(string id) =>
        DoAsync(id, Roles.FrontOffice, new OpenCase(id, Sop, "LOKET_KANTOR", new Applicant("Warga Contoh")), true, []);

    /// <summary>Gives the next sign-off of a case.</summary>
    public Task<CaseState> SignAsync(CaseState state, List<double> times)
    {
        var item = state.WorkItems.Values.Single();
        return DoAsync(
            state.Id,
            item.Role,
            item.Kind == WorkKinds.SignOff
                ? new GiveSignOff(item.Id, "Setuju") { Proof = ProofKinds.Passkey }
                : new CompleteWorkItem(item.Id, "Done"),
            false,
            times
        );
    }

    /// <summary>Gives a command that is not part of the procedure; its milliseconds go to <paramref name="times"/>.</summary>
    public Task<CaseState> GiveAsync(string id, Actor actor, Command command, List<double> times) =>
        TimedAsync(id, actor, command, false, times);

    public async ValueTask DisposeAsync() => await services.DisposeAsync();
}
