using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Domain;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// Whole servers on one database: Malinau from its real files and an invented region, a clock under control, people with tokens.
/// Nodes can be started beside one another (PostgreSQL) and one after another.
/// </summary>
internal sealed class ApiOffice : IAsyncDisposable
{
    public const string Malinau = "65.02";
    private readonly string workflows = Directory.CreateTempSubdirectory("jkn-office-").FullName;
    private readonly List<TestServer> nodes = [];
    private Action<TestServer>? settings;

    private ApiOffice(TestDatabase database, DateTimeOffset now) => (Database, Clock, Machine) = (database, new(now), new(now));

    public TestDatabase Database { get; }

    /// <summary>The office's clock: cases, timers, calendars.</summary>
    public FixedTime Clock { get; }

    /// <summary>The machine's clock: sessions, tokens, locks, certificates. Stands still while the office's is moved.</summary>
    public FixedTime Machine { get; }

    /// <summary>The node that people use: the last one started.</summary>
    public TestServer Node => nodes[^1];

    /// <summary>On a service day at half past eight unless told otherwise (WITA); with another region's real files when named.</summary>
    public static async Task<ApiOffice> OpenAsync(
        string database,
        string at = "2026-11-04T08:30",
        string folderOfRegion = "65.02-malinau",
        Action<TestServer>? settings = null,
        Action<string>? files = null
    )
    {
        var office = new ApiOffice(await TestDatabase.CreateAsync(database, migrate: false), Offices.Wita(at)) { settings = settings };
        foreach (var folder in new[] { folderOfRegion, "_shared" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Offices.Root, "workflows", folder), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(office.workflows, Path.GetRelativePath(Path.Combine(Offices.Root, "workflows"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
        InventedRegion.WriteTo(office.workflows);
        files?.Invoke(office.workflows);
        office.Start();
        return office;
    }

    /// <summary>One more node. Tokens live by the machine's clock.</summary>
    public TestServer Start()
    {
        var node = new TestServer()
            .With("Workflows:Folder", workflows)
            .With("Auth:TokenMinutes", "60")
            .With(Machine)
            .WithOfficeClock(Clock)
            .With(services =>
                services.PostConfigure<JwtBearerOptions>(
                    JwtBearerDefaults.AuthenticationScheme,
                    bearer =>
                        bearer.TokenValidationParameters.LifetimeValidator = (from, to, _, _) =>
                            from <= Machine.Now.UtcDateTime && Machine.Now.UtcDateTime < to
                )
            );
        foreach (var (name, value) in Database.Settings)
            node.With(name, value);
        settings?.Invoke(node);
        nodes.Add(node);
        node.StartServer();
        if (node.Services.GetRequiredService<Jkn.Workflows.Application.Cases.Offices>().Find(InventedRegion.Code) is null)
            Assert.Fail(string.Join('\n', node.Services.GetRequiredService<WorkflowsFolder>().Problems));
        return node;
    }

    /// <summary>Stops a node as an operator does.</summary>
    public async Task StopAsync(TestServer node)
    {
        nodes.Remove(node);
        await node.DisposeAsync();
    }

    /// <summary>Somebody with these roles; an official holds them since the start of the year.</summary>
    public async Task<ApiPerson> HireAsync(string region, params string[] roles)
    {
        var (name, password) = ($"akun{Guid.NewGuid():n}"[..16], Guid.NewGuid().ToString());
        var asked = new NewAccount(name, $"Orang {string.Join(' ', roles)}", region, roles);
        var row = Node.Services.GetRequiredService<Accounts>().RowOf(asked);
        (row.PasswordHash, row.MustChangePassword) = (Accounts.HashOf(password), false);
        await GiveAsync(
            region,
            new Hired(row.Id, asked.Name, [.. roles]),
            (db, _) =>
            {
                db.Accounts.Add(row);
                db.SaveChanges();
                return null;
            }
        );
        foreach (var role in roles.Where(Jkn.Workflows.Domain.Words.Roles.Officials.Contains))
            await AppointAsync(region, row.Id, role);
        foreach (var node in nodes)
            await node.Services.GetRequiredService<Jkn.Workflows.Application.Cases.Offices>().RefreshAsync(TestServer.Ct);
        return new(this, row.Id, name, password, region, roles.Any(Jkn.Workflows.Domain.Words.Roles.Officials.Contains));
    }

    /// <summary>Whoever is hired last holds the office: each a day after the one before.</summary>
    private async Task AppointAsync(string region, string account, string role)
    {
        await using var db = Database.NewContext();
        var former = await db.Officials.CountAsync(o => o.Region == region && o.Role == role, TestServer.Ct);
        var from = new DateOnly(2026, 1, 1).AddDays(former).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await ByTwoAsync(region, new AppointOfficial(account, role, role, from));
    }

    /// <summary>An act of power that two people have decided.</summary>
    public Task ByTwoAsync(string region, PowerAct act) => GiveAsync(region, new ByTwo(act));

    private async Task GiveAsync(string region, OfficeCommand command, Func<AppDb, DateTimeOffset, Rejection?>? beside = null)
    {
        var desk = Node.Services.GetRequiredService<Jkn.Workflows.Application.Cases.OfficeDesk>();
        (await desk.RunAsync(region, Actor.System, command, TestServer.Ct, beside)).Decision.Rejection.ShouldBeNull();
    }

    /// <summary>The holder of an office is appointed again, a month after the last time, under another name or with a NIP.</summary>
    public async Task ReappointAsync(string account, string name, string? nip = null)
    {
        await using var db = Database.NewContext();
        var last = await db.Officials.OrderByDescending(o => o.ValidFrom).FirstAsync(o => o.AccountId == account, TestServer.Ct);
        var from = DateOnly.ParseExact(last.ValidFrom, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddMonths(1);
        var appoint = new AppointOfficial(
            account,
            last.Role,
            last.Position,
            from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        )
        {
            FullName = name,
            Nip = nip,
        };
        await ByTwoAsync(last.Region, appoint);
    }

    /// <summary>It is now this hour in Malinau; the workers hear of it, as after a commit.</summary>
    public async Task AtAsync(string local)
    {
        Clock.Now = Offices.Wita(local);
        await WakeAsync();
    }

    public async Task WakeAsync()
    {
        foreach (var node in nodes.ToArray())
            await node.Services.GetRequiredService<WorkSource>().ReviveAsync(-1, TestServer.Ct);
    }

    /// <summary>Every chain is whole, and every row is what its journal says.</summary>
    public async Task ShouldHoldAsync()
    {
        (await Node.Services.GetRequiredService<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull();
        (await Node.Services.GetRequiredService<RowsRebuild>().RunAsync(TestServer.Ct)).Differences.ShouldBeEmpty();
    }

    /// <summary>Nothing is waiting any more in the outbox.</summary>
    public Task QuietAsync() =>
        Until.TrueAsync(
            async () =>
            {
                await using var db = Database.NewContext();
                return !await db.Outbox.AnyAsync(TestServer.Ct);
            },
            async () =>
            {
                await using var db = Database.NewContext();
                return string.Join("; ", await db.Outbox.Select(o => $"{o.Kind} {o.Key} {o.LastError}").ToListAsync(TestServer.Ct));
            }
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(workflows, recursive: true);
    }
}
