using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Notices;

/// <summary>Officials are told outside the page of what waits for them, by the way each chose (domain-2 3.1, A-43).</summary>
public class StaffTellingTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task AC90_an_emergency_letter_is_told_to_the_official_by_mail_at_once_and_at_its_end_to_the_next(string database)
    {
        using var mail = new LocalMailServer();
        await using var office = await OpenAsync(database, mail);
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var (kasie, kabid) = (await office.HireAsync(ApiOffice.Malinau, "KASIE"), await office.HireAsync(ApiOffice.Malinau, "KABID"));
        await ChooseAsync(office, kasie, "kasie@contoh.test");
        await ChooseAsync(office, kabid, "kabid@contoh.test", digest: false);

        await OfMalinau.InBatchAsync(fo, bo);
        await MailedAsync(mail, "kasie@contoh.test");

        var row = (await ToStaffAsync(office)).ShouldHaveSingleItem();
        (row.Addressee, row.Event, row.Text).ShouldBe(($"AKUN:{kasie.Id}", "tugas-darurat", "Ada surat menunggu: JKN/65.02/2026/000001."));
        mail.Mails.ShouldHaveSingleItem().ShouldNotContain("ANDI");
        await office.AtAsync("2026-11-04T11:00");
        await MailedAsync(mail, "kabid@contoh.test");
        (await ToStaffAsync(office)).Select(r => r.Event).ShouldContain("tugas-terlambat");
    }

    [Fact]
    public async Task A_message_that_waits_for_the_morning_does_not_leave_when_the_account_is_off_or_its_owner_chose_otherwise()
    {
        using var mail = new LocalMailServer();
        await using var office = await OpenAsync(Databases.Sqlite, mail);
        var (one, other) = (await office.HireAsync(ApiOffice.Malinau, "BO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        await ChooseAsync(office, one, "satu@contoh.test");
        await ChooseAsync(office, other, "dua@contoh.test");
        await using (var db = office.Database.NewContext())
        {
            foreach (var person in new[] { one, other })
            {
                var row = await db.ToldChoices.SingleAsync(c => c.Account == person.Id, TestServer.Ct);
                db.Notices.AddRange(Messages(office, person.Id, row));
            }
            await db.SaveChangesAsync(TestServer.Ct);
        }

        var admin = new Actor("admin", "Admin", ApiOffice.Malinau, ["ADMIN"]);
        await office.Node.Services.GetRequiredService<Accounts>().ChangeAsync(one.Id, admin, new() { Disabled = true }, TestServer.Ct);
        await ChooseAsync(office, other, null);
        await office.AtAsync("2026-11-04T10:00");
        await WaitAsync(async () => (await ToStaffAsync(office)).TrueForAll(r => r.State != "SIAP"));

        (await ToStaffAsync(office)).Select(r => r.State).ShouldBe(["DIBATALKAN", "DIBATALKAN"]);
        mail.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_service_begins_all_that_waits_is_told_once()
    {
        using var mail = new LocalMailServer();
        await using var office = await OpenAsync(Databases.Sqlite, mail);
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        await ChooseAsync(office, fo, "fo@contoh.test");
        await fo.OpenCaseAsync("PROC-MLN");
        await fo.OpenCaseAsync("PROC-MLN");
        var digest = office.Node.Services.GetRequiredService<StaffDigest>();

        office.Clock.Now = Jkn.Workflows.Tests.Domain.Offices.Wita("2026-11-05T07:59");
        await digest.RunAsync(TestServer.Ct);
        (await ToStaffAsync(office)).ShouldBeEmpty("service has not begun");
        office.Clock.Now = Jkn.Workflows.Tests.Domain.Offices.Wita("2026-11-05T08:00");
        await digest.RunAsync(TestServer.Ct);
        await Another(office).RunAsync(TestServer.Ct);

        (await ToStaffAsync(office)).ShouldHaveSingleItem().Text.ShouldStartWith("Ada 2 tugas menunggu");
        await MailedAsync(mail, "fo@contoh.test");
    }

    [Fact]
    public async Task An_office_that_has_settled_otherwise_tells_nobody_outside_the_page()
    {
        using var mail = new LocalMailServer();
        await using var office = await OpenAsync(Databases.Sqlite, mail);
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var (kasie, head) = (await office.HireAsync(ApiOffice.Malinau, "KASIE"), await office.HireAsync(ApiOffice.Malinau, "KADIS"));
        await ChooseAsync(office, kasie, "kasie@contoh.test");
        var settled = await office
            .Node.Services.GetRequiredService<OfficeDesk>()
            .RunAsync(
                ApiOffice.Malinau,
                new Actor(head.Id, "", ApiOffice.Malinau, ["KADIS"]),
                new SetSwitch("tellOfficials", "false", "2026-11-04", "rapat dinas"),
                TestServer.Ct
            );
        settled.Decision.Rejection.ShouldBeNull();

        var id = await OfMalinau.InBatchAsync(fo, bo);
        await using var db = office.Database.NewContext();
        await WaitAsync(() => db.Notices.AnyAsync(n => n.CaseId == id && n.Event == "tugas-darurat" && n.Addressee == "KASIE"));

        (await ToStaffAsync(office)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bukan alamat", null, "email-invalid")]
    [InlineData("a@b", null, "email-invalid")]
    [InlineData(null, "12", "phone-invalid")]
    public async Task An_address_that_is_none_is_refused(string? email, string? phone, string code)
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);

        var no = await office.Node.Services.GetRequiredService<ToldChoices>().SaveAsync("x", new(email, phone, true, true), TestServer.Ct);

        no!.Faults.Single().Code.ShouldBe(code);
    }

    private static Task<ApiOffice> OpenAsync(string database, LocalMailServer mail) =>
        ApiOffice.OpenAsync(
            database,
            settings: node =>
                node.With("Notices:Smtp:Host", "127.0.0.1")
                    .With("Notices:Smtp:Port", $"{mail.Port}")
                    .With("Notices:Smtp:From", "kantor@contoh.test")
                    .With("Notices:Smtp:Tls", "false")
        );

    private static Task WaitAsync(Func<Task<bool>> look) => Until.TrueAsync(look, () => Task.FromResult("It did not come."));

    private static Task MailedAsync(LocalMailServer mail, string to) =>
        WaitAsync(() =>
        {
            lock (mail.Mails)
                return Task.FromResult(mail.Mails.Exists(m => m.Contains(to, StringComparison.Ordinal)));
        });

    private static async Task ChooseAsync(ApiOffice office, ApiPerson person, string? email, bool digest = true) =>
        (
            await office.Node.Services.GetRequiredService<ToldChoices>().SaveAsync(person.Id, new(email, null, true, digest), TestServer.Ct)
        ).ShouldBeNull();

    /// <summary>As another node would do it: knowing nothing of what this one has told.</summary>
    private static StaffDigest Another(ApiOffice office)
    {
        var of = office.Node.Services;
        return new(
            of.GetRequiredService<Jkn.Workflows.Application.Cases.Offices>(),
            of.GetRequiredService<StaffTelling>(),
            of.GetRequiredService<Inbox>(),
            of.GetRequiredService<IDbContextFactory<Jkn.Workflows.Data.AppDb>>(),
            of.GetRequiredService<Jkn.Workflows.Data.OfficeClock>()
        );
    }

    private static IEnumerable<NoticeRow> Messages(ApiOffice office, string account, ToldChoiceRow choice)
    {
        var of = office.Node.Services;
        return of.GetRequiredService<StaffTelling>()
            .Messages(
                "uji",
                of.GetRequiredService<Jkn.Workflows.Application.Cases.Offices>().Find(ApiOffice.Malinau)!,
                account,
                choice,
                "tugas-darurat",
                "Ada tugas menunggu.",
                Jkn.Workflows.Tests.Domain.Offices.Wita("2026-11-04T10:00"),
                office.Clock.Now
            );
    }

    private static async Task<List<NoticeRow>> ToStaffAsync(ApiOffice office)
    {
        await using var db = office.Database.NewContext();
        return await db.Notices.AsNoTracking().Where(n => n.Addressee.StartsWith("AKUN:")).OrderBy(n => n.Id).ToListAsync(TestServer.Ct);
    }
}
