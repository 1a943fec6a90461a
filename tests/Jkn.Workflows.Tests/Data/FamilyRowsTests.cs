using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

/// <summary>The people of one step of a case are one row, due with the earliest; each has his own row with where he stands.</summary>
public class FamilyRowsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_familys_tasks_at_one_step_are_one_row_that_people_leave(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await OpenAsync(db);

        var row = (await RowsAsync(db)).Single(r => r.ActivityId == "M07");
        row.Persons.Select(p => (p.Person, p.Name)).ShouldBe([("p1", FakeCase.Name), ("p2", "BUDI CONTOH")]);
        row.DueAt.ShouldBe(row.OpenedAt.AddMinutes(10), "the earliest of their clocks");
        await db.Queue.RunAsync(FakeCase.Command("c1", (_, _) => [new CaseEvent.WorkItemAssigned("M07#1", "bo-1")]), Ct);

        var rows = (await RowsAsync(db)).Where(r => r.ActivityId == "M07").ToList();
        rows.Select(r => (r.AssignedTo, r.Persons.Single().Person)).ShouldBe([("bo-1", "p1"), (null, "p2")], ignoreOrder: true);
        var left = rows.Single(r => r.AssignedTo is null);
        (left.ItemId, left.Name).ShouldBe((row.ItemId, "BUDI CONTOH"));
        left.DueAt.ShouldBe(row.OpenedAt.AddMinutes(20));
        (await db.Get<RowsRebuild>().RunAsync(Ct)).Differences.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_person_has_his_state_and_the_case_one_line_of_all_of_them(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await OpenAsync(db);

        await db.Queue.RunAsync(
            FakeCase.Command(
                "c1",
                (_, _) =>
                    [
                        new CaseEvent.CourseMoved("p1", PersonStates.Active),
                        new CaseEvent.CourseMoved("p2", PersonStates.Failed, "NIK_TIDAK_PADAN"),
                    ]
            ),
            Ct
        );

        await using var rows = db.NewContext();
        var people = await rows.CasePeople.Where(p => p.State != null).OrderBy(p => p.Person).ToListAsync(Ct);
        people
            .Select(p => (p.Region, p.Person, p.State, p.ReasonCode))
            .ShouldBe([(FakeCase.Region, "p1", "AKTIF", null), (FakeCase.Region, "p2", "GAGAL", "NIK_TIDAK_PADAN")]);
        (await rows.Cases.SingleAsync(c => c.Id == "c1", Ct)).Summary.ShouldBe("1 aktif, 1 belum diterima");
        (await db.Get<RowsRebuild>().RunAsync(Ct)).Differences.ShouldBeEmpty();
    }

    private static async Task<List<WorkItemRow>> RowsAsync(TestDatabase db)
    {
        await using var rows = db.NewContext();
        return await rows.WorkItems.AsNoTracking().ToListAsync(Ct);
    }

    /// <summary>Two people whose data are to be checked, the first sooner than the second.</summary>
    private static async Task OpenAsync(TestDatabase db)
    {
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        await db.Queue.RunAsync(
            FakeCase.Command(
                "c1",
                (_, now) =>
                    [
                        new CaseEvent.ParticipantRecorded("p2", FakeCase.Person with { Nik = "6502991708909902", Nama = "BUDI CONTOH" }),
                        new CaseEvent.StatusChanged(CaseStatus.Running),
                        Opened("M07#1", "p1"),
                        Opened("M07#2", "p2"),
                        new CaseEvent.ClockStarted("M07#1", "10 menit", "Periksa", Roles.BackOffice, now.AddMinutes(10), "10 menit"),
                        new CaseEvent.ClockStarted("M07#2", "20 menit", "Periksa", Roles.BackOffice, now.AddMinutes(20), "20 menit"),
                    ]
            ),
            Ct
        );
    }

    private static CaseEvent.WorkItemOpened Opened(string id, string person) =>
        new(id, "M07", WorkKinds.Verification, Roles.BackOffice, "Verifikasi data", ["Selesai"], Person: person);
}
