using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

public class WorkSourceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_claimers_each_item_goes_to_one(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await using var beside = db.IsSqlite ? null : db.Beside();
        for (var i = 0; i < 40; i++)
        {
            await db.Queue.RunAsync(FakeCase.Open($"c{i}"), Ct);
            await db.Queue.RunAsync(FakeCase.Register($"c{i}"), Ct);
        }
        Later(db, beside, TimeSpan.FromHours(1));
        var (one, two) = (db.Get<WorkSource>(), (beside ?? db).Get<WorkSource>());

        var timers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? one : two).ClaimTimersAsync(10, Ct)));
        var effects = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? one : two).ClaimOutboxAsync(10, Ct)));

        timers.SelectMany(t => t).Select(t => t.CaseId).ShouldBeUnique();
        effects.SelectMany(t => t).Select(t => t.Key).ShouldBeUnique();
        // what one claimer overlooked because the other held it is there for the next
        var rest = (await one.ClaimTimersAsync(100, Ct)).Count;
        (timers.Sum(t => t.Count) + rest).ShouldBe(40);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_crashed_node_held_comes_back(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        await db.Queue.RunAsync(FakeCase.Register("c1"), Ct);
        var work = db.Get<WorkSource>();

        var first = (await work.ClaimOutboxAsync(10, Ct)).ShouldHaveSingleItem();
        (await work.ClaimOutboxAsync(10, Ct)).ShouldBeEmpty();
        (await work.NextDueAsync(db.Time.Now, db.Time.Now, Ct)).ShouldBe(WorkSource.Lease);
        db.Time.Now += WorkSource.Lease;

        var again = (await work.ClaimOutboxAsync(10, Ct)).ShouldHaveSingleItem();
        (first.Attempts, again.Attempts).ShouldBe((1, 2));
        await work.DoneAsync(again, Ct);
        (await work.NextDueAsync(db.Time.Now, db.Time.Now, Ct)).ShouldBe(TestDatabase.Start.AddMinutes(30) - db.Time.Now);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_due_says_the_offices_clock_how_long_it_is_held_the_machines(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        await db.Queue.RunAsync(FakeCase.Register("c1"), Ct);
        var work = db.Get<WorkSource>();
        (await work.ClaimOutboxAsync(10, Ct)).Count.ShouldBe(1);
        (await work.ClaimTimersAsync(10, Ct)).ShouldBeEmpty();

        db.OfficeAhead = TimeSpan.FromDays(1);

        (await work.ClaimOutboxAsync(10, Ct)).ShouldBeEmpty("a day of the office ends no hold");
        (await work.ClaimTimersAsync(10, Ct)).ShouldHaveSingleItem();
        db.OfficeAhead = TimeSpan.FromDays(2);
        (await work.ClaimTimersAsync(10, Ct)).ShouldBeEmpty();
        (await work.NextDueAsync(db.Time.Now + db.OfficeAhead, db.Time.Now, Ct)).ShouldBe(WorkSource.Lease);
        db.Time.Now += WorkSource.Lease;
        (await work.ClaimTimersAsync(10, Ct)).ShouldHaveSingleItem().Attempts.ShouldBe(2);
        (await work.ClaimOutboxAsync(10, Ct)).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_keeps_failing_dies_but_stays_visible(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        await db.Queue.RunAsync(FakeCase.Register("c1"), Ct);
        var work = db.Get<WorkSource>();

        for (var i = 0; i < WorkSource.MostAttempts; i++)
        {
            var item = (await work.ClaimOutboxAsync(1, Ct)).ShouldHaveSingleItem();
            await work.PutOffAsync(item, "printer on fire", Ct);
            db.Time.Now += TimeSpan.FromHours(7);
        }

        (await work.ClaimOutboxAsync(1, Ct)).ShouldBeEmpty();
        await using var rows = db.NewContext();
        var dead = await rows.Outbox.AsNoTracking().SingleAsync(Ct);
        (dead.Dead, dead.LastError).ShouldBe((true, "printer on fire"));
        await work.ReviveAsync(dead.Id, Ct);
        (await work.ClaimOutboxAsync(1, Ct)).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_commit_that_leaves_work_nudges(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        var nudged = new TaskCompletionSource();
        db.Get<WorkSource>().Nudged += () => nudged.TrySetResult();

        await db.Queue.RunAsync(FakeCase.Register("c1"), Ct);

        await nudged.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_inbox_goes_on_where_the_page_ended(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        for (var i = 0; i < 25; i++)
        {
            await db.Queue.RunAsync(FakeCase.Open($"c{i}"), Ct);
            if (i % 3 == 0)
                db.Time.Now += TimeSpan.FromMinutes(1);
        }
        var inbox = db.Get<Inbox>();

        var seen = new List<string>();
        for (InboxPlace? place = null; ; )
        {
            var page = await inbox.PageAsync(FakeCase.Region, ["FO", "BO"], place, 10, Ct);
            if (page.Count == 0)
                break;
            seen.AddRange(page.Select(w => w.CaseId));
            place = InboxPlace.Of(page[^1]);
        }

        seen.Count.ShouldBe(25);
        seen.ShouldBeUnique();
    }

    private static void Later(TestDatabase db, TestDatabase? beside, TimeSpan by)
    {
        db.Time.Now += by;
        if (beside is not null)
            beside.Time.Now += by;
    }
}
