using System.Net;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Workers;
using Jkn.Workflows.Server.Hosting.Limits;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Hostile;

/// <summary>Smaller finds of the audit, each as it was tried there.</summary>
public class SmallDoorsTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_closes_the_status_of_a_case_for_its_owner(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var id = await fo.OpenCaseAsync("PROC-MLN");
        (await fo.CompleteAsync(id, "M01")).ShouldBe(HttpStatusCode.OK);
        var state = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!;
        var codes = office.Node.Services.GetRequiredService<ReceiptCodes>();
        var (attacker, neighbour, owner) = (
            Addresses.NetworkOf(Address("2001:db8:1:1::1")),
            Addresses.NetworkOf(Address("2001:db8:1:1::ffff")),
            Addresses.NetworkOf(Address("10.0.0.9"))
        );

        for (var i = 0; i < ReceiptCodes.MostFailures; i++)
            (await codes.CheckAsync(state.CaseNo, "SALAH", attacker, TestServer.Ct)).ShouldBe(StatusAnswer.Wrong);
        (await codes.CheckAsync(state.CaseNo, "SALAH", neighbour, TestServer.Ct)).Closed.ShouldBeTrue("one network of IPv6 is one address");
        (await codes.CheckAsync(state.CaseNo, state.StatusCode, owner, TestServer.Ct)).Case!.Id.ShouldBe(id);
    }

    [Fact]
    public void A_household_of_IPv6_is_one_address_for_public_limits()
    {
        Addresses.NetworkOf(Address("2001:db8:1:1::1")).ShouldBe(Addresses.NetworkOf(Address("2001:db8:1:1:ffff::2")));
        Addresses.NetworkOf(Address("2001:db8:1:1::1")).ShouldNotBe(Addresses.NetworkOf(Address("2001:db8:1:2::1")));
        var proxies = Addresses.Within("172.30.80.0/24");
        proxies(Address("::ffff:172.30.80.5")).ShouldBeTrue();
        proxies(Address("172.30.81.5")).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_may_not_give_tasks_away_learns_nothing_of_accounts()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, other) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "FO"));
        var id = await fo.OpenCaseAsync("PROC-MLN");
        var task = await fo.TaskAsync(id, "M01");
        Task<Reply> Give(string to) => fo.PostAsync($"{ApiPerson.PathOf(id, task)}/reassignment", new { to }, ApiPerson.TagOf(task));

        var (known, unknown) = (await Give(other.Id), await Give("tidak-ada"));

        known.ShouldBe(HttpStatusCode.Forbidden, "reassign-not-yours");
        (unknown.Status, unknown.Code).ShouldBe((known.Status, known.Code));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Answers_for_repeats_are_not_kept_for_ever(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var body = new
        {
            sop = "PROC-MLN",
            channel = "LOKET_KANTOR",
            applicant = new { nama = "Siti Contoh" },
        };
        (await fo.PostAsync("/api/cases", body, key: "satu")).ShouldBe(HttpStatusCode.Created);

        office.Machine.Now += DailyRound.RepeatsKept + TimeSpan.FromHours(1);
        office.Clock.Now += TimeSpan.FromDays(1);
        var round = ActivatorUtilities.CreateInstance<DailyRound>(office.Node.Services);
        await round.RunAsync(TestServer.Ct);

        await using var db = office.Database.NewContext();
        (await db.IdempotencyKeys.CountAsync(TestServer.Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task The_administrator_of_all_regions_saves_no_contacts_and_nobody_two_addresses_in_one()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (all, own) = (await office.HireAsync("*", "ADMIN"), await office.HireAsync(ApiOffice.Malinau, "ADMIN"));

        (
            await all.PutAsync(
                "/api/contacts",
                new
                {
                    name = "RSUD Contoh",
                    email = "a@contoh.id",
                    reason = "nomor baru",
                }
            )
        ).ShouldBe(HttpStatusCode.NotFound);
        var two = await own.PutAsync(
            "/api/contacts",
            new
            {
                name = "RSUD Contoh",
                email = "a@contoh.id,b@contoh.id",
                reason = "nomor baru",
            }
        );
        two.ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        (
            await own.PutAsync(
                "/api/contacts",
                new
                {
                    name = "<b>RSUD</b>",
                    email = "a@contoh.id",
                    reason = "nomor baru",
                }
            )
        ).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        (
            await own.PutAsync(
                "/api/contacts",
                new
                {
                    name = "RSUD Contoh",
                    email = "a@contoh.id",
                    reason = "nomor baru",
                }
            )
        ).ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Trust_8_scripts_trials_are_for_who_makes_and_approves_procedures()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        foreach (
            var (role, may) in new[] { ("INFO", false), ("FO", false), ("BO", false), ("ADMIN", true), ("KADIS", true), ("KASIE", true) }
        )
        {
            var person = await office.HireAsync(ApiOffice.Malinau, role);
            var shown = await person.SendAsync(HttpMethod.Get, "/sop/65.02-kis-pbi-daerah/uji");
            shown.Status.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, role);
        }
    }

    private static IPAddress Address(string text) => IPAddress.Parse(text);
}
