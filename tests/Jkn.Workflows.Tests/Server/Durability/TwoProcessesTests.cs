using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Server.Durability;

/// <summary>Two real servers on one PostgreSQL, both under load by HTTP; one is killed, the other goes on.</summary>
public sealed class TwoProcessesTests : IDisposable
{
    private const int Clients = 8,
        Most = 600;

    private readonly string folder = Directory.CreateTempSubdirectory("jkn-two-").FullName;
    private readonly ConcurrentDictionary<string, long> acknowledged = [];
    private int opened;

    [Fact]
    public async Task One_is_killed_and_nothing_that_was_acknowledged_is_lost()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Postgres);
        InventedRegion.WriteTo(Path.Combine(folder, "workflows"));
        var accounts = new Accounts(database.Get<IDbContextFactory<AppDb>>(), database.Queue, TimeProvider.System);
        var password = Guid.NewGuid().ToString();
        await accounts.AddAsync(new("petugas", "Petugas Contoh", InventedRegion.Code, ["FO", "BO"]), password, TestServer.Ct);
        var settings = database
            .Settings.Append(new("Auth:SigningKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(48))))
            .Append(new("Workflows:Folder", Path.Combine(folder, "workflows")))
            .ToList();
        await using var killed = await ServerProcess.StartAsync(folder, settings);
        await using var survivor = await ServerProcess.StartAsync(folder, settings);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestServer.Ct);
        var clients = Enumerable.Range(0, Clients).Select(i => WorkAsync(i % 2 == 0 ? killed : survivor, password, stop.Token)).ToList();
        await ReachedAsync(40, clients);
        killed.Kill();
        var atKill = acknowledged.Count;
        await ReachedAsync(atKill + 40, clients);
        await stop.CancelAsync();
        await Task.WhenAll(clients);

        // What the killed one had claimed comes back after five minutes: here the lease is ended by hand.
        await database.ExecuteAsync("UPDATE timers SET ready_at = due_at");
        await database.ExecuteAsync("UPDATE outbox SET ready_at = created_at");
        await Until.TrueAsync(
            () => QuietAsync(database),
            async () => $"Timers or effects still stand: {await StandingAsync(database)}",
            40
        );
        await CheckAsync(database);
        TestContext.Current.TestOutputHelper!.WriteLine($"{atKill} cases acknowledged before the kill, {acknowledged.Count} in all");
    }

    private Task ReachedAsync(int cases, List<Task> clients) =>
        Until.TrueAsync(
            async () =>
            {
                if (clients.Find(c => c.IsFaulted) is { } failed)
                    await failed;
                return acknowledged.Count >= cases;
            },
            () => Task.FromResult($"{acknowledged.Count} of {cases} cases."),
            40
        );

    /// <summary>Opens cases and registers them, as fast as the answers come, until told to stop or the server is gone.</summary>
    private async Task WorkAsync(ServerProcess server, string password, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            using var signedIn = await client.PostAsJsonAsync("/api/token", new { userName = "petugas", password }, ct);
            var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("accessToken").GetString();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            while (!ct.IsCancellationRequested && Interlocked.Increment(ref opened) <= Most)
            {
                using var created = await client.PostAsJsonAsync(
                    "/api/cases",
                    new
                    {
                        sop = InventedRegion.Delayed,
                        channel = "LOKET_KANTOR",
                        applicant = new { nama = "Warga Contoh" },
                    },
                    ct
                );
                created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync(ct));
                var id = (await created.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetString()!;
                acknowledged[id] = 1;
                var task = (await client.GetFromJsonAsync<JsonElement>($"/api/cases/{id}", ct))
                    .GetProperty("workItems")
                    .EnumerateArray()
                    .Single();
                using var completion = new HttpRequestMessage(HttpMethod.Post, $"{ApiPerson.PathOf(id, task)}/completion")
                {
                    Content = JsonContent.Create(new { outcome = "Done" }),
                };
                completion.Headers.TryAddWithoutValidation("If-Match", ApiPerson.TagOf(task));
                using var completed = await client.SendAsync(completion, ct);
                completed.StatusCode.ShouldBe(HttpStatusCode.OK, await completed.Content.ReadAsStringAsync(ct));
                acknowledged[id] = 2;
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // killed in the middle, or time is up: what was not answered counts for nothing
        }
    }

    private async Task CheckAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        var stored = await db.CaseHeads.AsNoTracking().ToDictionaryAsync(h => h.Id, h => h.Version, TestServer.Ct);
        acknowledged.Where(a => stored.GetValueOrDefault(a.Key) < a.Value).ShouldBeEmpty();
        (await database.Get<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull();
        (await database.Get<RowsRebuild>().RunAsync(TestServer.Ct)).Differences.ShouldBeEmpty();

        var numbers = await db.Cases.Where(c => c.CaseNo != null).Select(c => c.CaseNo!).ToListAsync(TestServer.Ct);
        numbers.Select(n => int.Parse(n.Split('/')[^1])).Order().ShouldBe(Enumerable.Range(1, numbers.Count));
        (await db.Registers.AsNoTracking().SingleAsync(TestServer.Ct)).Last.ShouldBe(numbers.Count);
        foreach (var id in stored.Keys)
        {
            var history = await database.Reader.HistoryAsync(id, TestServer.Ct);
            var registered = history.Count(h => h.Stamp.Command == "CompleteWorkItem");
            history.Count(h => h.Stamp.Command == nameof(TimerElapsed)).ShouldBe(registered, $"timers of {id}");
            (await db.Notices.CountAsync(n => n.CaseId == id, TestServer.Ct)).ShouldBe(
                history.SelectMany(h => h.Events).OfType<CaseEvent.NoticeAsked>().Count(),
                $"notices of {id}"
            );
        }
    }

    private static async Task<bool> QuietAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return !await db.Outbox.AnyAsync(TestServer.Ct) && !await db.Timers.AnyAsync(t => t.Kind == "bookmark", TestServer.Ct);
    }

    private static async Task<string> StandingAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return string.Join(
            "; ",
            (
                await db
                    .Timers.Where(t => t.Kind == "bookmark")
                    .Take(5)
                    .Select(t => $"{t.TimerKey} due {t.DueAt} ready {t.ReadyAt} {t.LastError}")
                    .ToListAsync(TestServer.Ct)
            ).Concat(await db.Outbox.Take(5).Select(o => $"{o.Kind} {o.LastError}").ToListAsync(TestServer.Ct))
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
