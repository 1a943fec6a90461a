using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Timers;

/// <summary>AC-68, and what several nodes make of the same timers.</summary>
public class RestartTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_timer_fires_once_late_with_its_own_due_time(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (cases, due) = await WaitingAsync(office, 50);

        await office.StopAsync(office.Node);
        office.Clock.Now = due.AddMinutes(30);
        var node = office.Start();
        await office.WakeAsync();
        await FiredAsync(office, cases);

        var breaches = await BreachesAsync(office, cases);
        breaches.Count.ShouldBe(100);
        breaches.Select(b => (b.Case, b.Key)).Distinct().Count().ShouldBe(100);
        breaches.ShouldAllBe(b => b.DueAt == due && b.At == office.Clock.Now);

        // fired again, by whomever: state decides
        var desk = node.Services.GetRequiredService<CaseDesk>();
        foreach (var breach in breaches)
            (
                await desk.RunAsync(
                    breach.Case,
                    InventedRegion.Code,
                    Actor.System,
                    new TimerElapsed(breach.Key, breach.DueAt),
                    TestServer.Ct
                )
            ).Decision.Events.ShouldBeEmpty();
        (await BreachesAsync(office, cases)).Count.ShouldBe(100);
        (await office.Database.Get<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_nodes_one_goes_and_everything_takes_effect_once()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Postgres);
        var first = office.Node;
        var second = office.Start();
        var (cases, due) = await WaitingAsync(office, 40);

        office.Clock.Now = due.AddMinutes(1);
        await office.WakeAsync();
        await Until.TrueAsync(async () => (await TimersAsync(office)) < 80, () => Task.FromResult("No timer fired."));
        await office.StopAsync(first);
        // what the first had claimed and not done comes back after the lease, which is of the machine's clock
        (office.Clock.Now, office.Machine.Now) = (due.AddMinutes(10), office.Machine.Now.AddMinutes(10));
        await office.WakeAsync();
        await FiredAsync(office, cases);
        await office.QuietAsync();

        office.Node.ShouldBe(second);
        var breaches = await BreachesAsync(office, cases);
        (breaches.Count, breaches.Select(b => (b.Case, b.Key)).Distinct().Count()).ShouldBe((80, 80));
        await using var db = office.Database.NewContext();
        // the role and its superior hear of each
        (await db.Notices.CountAsync(n => n.Event == "tugas-terlambat", TestServer.Ct)).ShouldBe(160);
    }

    private static async Task<(List<string> Cases, DateTimeOffset Due)> WaitingAsync(ApiOffice office, int count)
    {
        var fo = await office.HireAsync(InventedRegion.Code, "FO");
        var cases = new List<string>();
        for (var i = 0; i < count; i++)
            cases.Add(await fo.OpenCaseAsync(InventedRegion.Parallel));
        // a timer stands first for the reminder at half time: what is due is the clock itself
        var state = (await office.Database.Reader.LoadAsync(cases[0], TestServer.Ct))!;
        return (cases, state.Clocks.Values.Select(c => c.DueAt).Distinct().ShouldHaveSingleItem());
    }

    private static async Task<int> TimersAsync(ApiOffice office)
    {
        await using var db = office.Database.NewContext();
        return await db.Timers.CountAsync(TestServer.Ct);
    }

    private static Task FiredAsync(ApiOffice office, List<string> cases) =>
        Until.TrueAsync(
            async () => await TimersAsync(office) == 0,
            async () => $"{await TimersAsync(office)} timers of {cases.Count} cases still stand."
        );

    private static async Task<List<(string Case, string Key, DateTimeOffset DueAt, DateTimeOffset At)>> BreachesAsync(
        ApiOffice office,
        List<string> cases
    )
    {
        var found = new List<(string, string, DateTimeOffset, DateTimeOffset)>();
        foreach (var id in cases)
        {
            foreach (var (stamp, events) in await office.Database.Reader.HistoryAsync(id, TestServer.Ct))
                found.AddRange(events.OfType<CaseEvent.ClockBreached>().Select(e => (id, e.Key, e.DueAt, stamp.At)));
        }
        return found;
    }
}
