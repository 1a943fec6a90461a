using System.Text;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

public class OfficeJournalTests
{
    private const string Region = "65.02",
        Name = "RATNA SARI WIJAYA";

    private static readonly Actor Admin = new("admin", "Admin", Region, ["ADMIN"]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_appointment_is_stored_with_its_rows_and_names_nobody_in_the_clear(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);

        await StaffAsync(db);

        await using var rows = db.NewContext();
        var official = await rows.Officials.SingleAsync(Ct);
        (official.AccountId, official.Name, official.ValidFrom, official.ValidTo).ShouldBe(("a1", Name, "2026-01-01", null));
        (await rows.AccountRoles.CountAsync(Ct)).ShouldBe(2);
        var entries = await rows.OfficeJournal.ToListAsync(Ct);
        entries.Count.ShouldBe(3);
        entries.ShouldAllBe(e => !Encoding.UTF8.GetString(e.Events).Contains(Name));
        db.Beside().Get<OfficeReader>().Load(Region).State.Organisation.HolderOf("KADIS", "2026-02-01")!.Name.ShouldBe(Name);
        (await db.Get<ChainCheck>().RunAsync(Ct)).ShouldBe(new ChainReport(0, 0, null) { Offices = 1, OfficeEntries = 3 });
        (await db.Get<RowsRebuild>().RunAsync(Ct)).Differences.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Without_a_persons_key_the_journal_stands_and_the_name_is_gone(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await StaffAsync(db);

        await db.ExecuteAsync("UPDATE person_keys SET wrapped_key = NULL WHERE account = 'a1'");

        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull();
        var state = db.Beside().Get<OfficeReader>().Load(Region).State;
        state.Organisation.HolderOf("KADIS", "2026-02-01")!.Name.ShouldBe("(dimusnahkan)");
        state.Accounts["a2"].Name.ShouldBe("Orang Lain");
    }

    [Theory]
    [InlineData(Databases.Sqlite, "UPDATE office_journal SET made_by = 'x'")]
    [InlineData(Databases.Sqlite, "UPDATE office_journal SET events = (SELECT events FROM office_journal o WHERE o.id = 16777216 + 1)")]
    [InlineData(Databases.Postgres, "UPDATE office_journal SET sealed = NULL")]
    [InlineData(Databases.Postgres, "DELETE FROM office_journal")]
    public async Task A_changed_entry_is_named(string database, string tampering)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await StaffAsync(db);

        await db.ExecuteAsync($"{tampering} WHERE id = 16777216 + 2");

        var found = (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldNotBeNull();
        (found.CaseId, found.Version).ShouldBe(($"office/{Region}", 2L));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_nodes_that_appoint_at_once_one_is_refused(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await StaffAsync(db);
        await using var other = db.Beside();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    RunAsync(
                        i % 2 == 0 ? db : other,
                        new ByTwo(new AppointOfficial(i % 2 == 0 ? "a1" : "a2", "KADIS", "Kepala", "2026-06-01"))
                    )
                )
        );

        answers.Count(a => a.Decision.IsAccepted).ShouldBe(1);
        answers.Where(a => !a.Decision.IsAccepted).ShouldAllBe(a => a.Decision.Rejection!.Code == "mandate-overlap");
        await using var rows = db.NewContext();
        (await rows.Officials.CountAsync(o => o.ValidTo == null, Ct)).ShouldBe(1, "one office, one holder");
        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_refused_beside_leaves_nothing(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await StaffAsync(db);

        var answer = await db.Queue.RunOfficeAsync(
            Request(new EnterSetting(SettingNames.Agreement, "2026-01-01", "{}")) with
            {
                Beside = (rows, _) =>
                {
                    rows.PromisePrints.Add(new() { Region = Region, Print = "x" });
                    rows.SaveChanges();
                    return new Rejection("no", "Tidak.");
                },
            },
            Ct
        );

        answer.Decision.Rejection!.Code.ShouldBe("no");
        await using var left = db.NewContext();
        (await left.PromisePrints.CountAsync(Ct), await left.RegionSettings.CountAsync(Ct)).ShouldBe((0, 0));
        (await left.OfficeHeads.SingleAsync(Ct)).Version.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_case_is_not_decided_with_an_office_that_moved_on_another_node(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await StaffAsync(db);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        var head = db.Get<OfficeReader>().Load(Region).Head;
        (await db.Queue.RunAsync(FakeCase.Note("c1", "1") with { Office = head }, Ct)).OfficeMoved.ShouldBeFalse();
        await using var other = db.Beside();
        await RunAsync(other, new EnterSetting(SettingNames.Agreement, "2026-01-01", "{}"));

        var known = await db.Queue.RunAsync(FakeCase.Note("c1", "2") with { Office = head }, Ct);
        var unknown = await db.Queue.RunAsync(FakeCase.Open("c2") with { Office = head }, Ct);

        (known.OfficeMoved, unknown.OfficeMoved).ShouldBe((true, true));
        (await db.Reader.LoadAsync("c1", Ct))!.Version.ShouldBe(2);
        var now = db.Get<OfficeReader>().Load(Region).Head;
        (await db.Queue.RunAsync(FakeCase.Note("c1", "2") with { Office = now }, Ct)).Decision.IsAccepted.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Rows_from_before_the_journals_are_taken_over_as_an_opening_balance(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await using (var rows = db.NewContext())
        {
            rows.AddRange(RowsOfBefore());
            await rows.SaveChangesAsync(Ct);
        }

        await db.Get<OfficeOpening>().RunAsync(Ct);
        await db.Get<OfficeOpening>().RunAsync(Ct);

        (await db.Get<ChainCheck>().RunAsync(Ct)).ShouldBe(new ChainReport(0, 0, null) { Offices = 2, OfficeEntries = 2 });
        (await db.Get<RowsRebuild>().RunAsync(Ct)).ShouldSatisfyAllConditions(
            r => r.Differences.ShouldBeEmpty(),
            r => r.Offices.ShouldBe(2)
        );
        var reader = db.Beside().Get<OfficeReader>();
        reader.History(Region)[0].Events[0].ShouldBe(new OfficeEvent.OfficeOpened(Region, TakenOver: true));
        var state = reader.Load(Region).State;
        state.Organisation.HolderOf("KADIS", "2026-02-01")!.Name.ShouldBe(Name);
        state.Organisation.Delegations.ShouldBeEmpty("the one there was had been ended");
        (state.Accounts["a1"].Off, state.Setting("pks", "2026-01-01")!.By).ShouldBe((true, "admin"));
        await using var after = db.NewContext();
        (await after.SettingChanges.SingleAsync(Ct)).Id.ShouldBe("s1");
    }

    private static IEnumerable<object> RowsOfBefore()
    {
        var at = TestDatabase.Start.AddDays(-30);
        yield return Account("a1", Region, true);
        yield return Account("nasional", "*", false);
        yield return new AccountRoleRow { AccountId = "a1", Role = "KADIS" };
        yield return new AccountRoleRow { AccountId = "nasional", Role = "ADMIN" };
        yield return new OfficialRow
        {
            Id = "o1",
            AccountId = "a1",
            Region = Region,
            Role = "KADIS",
            Name = Name,
            Nip = "199001012020121001",
            Position = "Kepala Dinas",
            ValidFrom = "2026-01-01",
        };
        yield return new DelegationRow
        {
            Id = "d1",
            Region = Region,
            Role = "KADIS",
            AbsentId = "a1",
            SubstituteId = "a2",
            Kind = "PLH",
            OrderNo = "SP-1",
            OrderDate = "2026-01-02",
            ValidFrom = "2026-01-03",
            ValidTo = "2026-01-05",
            RevokedAt = at,
        };
        yield return new RegionSettingRow
        {
            Region = Region,
            Name = "pks",
            EffectiveFrom = "2026-01-01",
            Json = "{}",
            CreatedAt = at,
            CreatedBy = "admin",
        };
        yield return new SettingChangeRow
        {
            Id = "s1",
            Region = Region,
            At = at,
            Actor = "admin",
            Name = "pks",
            EffectiveFrom = "2026-01-01",
            After = "{}",
        };
    }

    private static AccountRow Account(string id, string region, bool disabled) =>
        new()
        {
            Id = id,
            UserName = id,
            NormalizedName = id,
            DisplayName = Name,
            Region = region,
            PasswordHash = "x",
            SecurityStamp = "x",
            Disabled = disabled,
        };

    private static async Task StaffAsync(TestDatabase db)
    {
        await RunAsync(db, new Hired("a1", Name, ["KADIS"]));
        await RunAsync(db, new Hired("a2", "Orang Lain", ["KADIS"]));
        await RunAsync(db, new ByTwo(new AppointOfficial("a1", "KADIS", "Kepala Dinas", "2026-01-01")));
    }

    private static Task<OfficeAnswer> RunAsync(TestDatabase db, OfficeCommand command) => db.Queue.RunOfficeAsync(Request(command), Ct);

    private static OfficeRequest Request(OfficeCommand command) =>
        new(Region, (state, now) => command.Decide(new(state, Admin, "2026-03-02", now, command.Name)));
}
