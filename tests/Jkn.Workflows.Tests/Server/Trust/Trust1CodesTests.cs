using System.Net;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Jkn.Workflows.Tests.Server.Trust.PowerCircle;

namespace Jkn.Workflows.Tests.Server.Trust;

/// <summary>trust.md 1.3: no password is ever shown to another person.</summary>
public class Trust1CodesTests
{
    private const string Chosen = "kalimat sandi pilihan";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_1_3_an_officials_reset_makes_two_halves_and_only_both_open_once_within_the_hour(string database)
    {
        await using var circle = await OpenAsync(database);
        (await circle.Kasie.GetAsync("/api/me")).ShouldBe(HttpStatusCode.OK);
        var reset = new
        {
            kind = "RESET_SIGN_IN",
            reason = "lupa",
            account = circle.Kasie.Id,
        };
        var (id, first) = await ProposeAsync(circle.Admin, reset);
        (await circle.ChooseAsync(circle.Kasie, first!, null, Chosen))!.Code.ShouldBe("code-wrong", "nobody has confirmed");
        var second = await ConfirmAsync(circle.Kadis, id);

        (await circle.Kasie.GetAsync("/api/me")).ShouldBe(HttpStatusCode.Unauthorized, "token-missing");
        (await circle.TokenAsync(circle.Kasie.UserName, circle.Kasie.Password)).ShouldBe(HttpStatusCode.Unauthorized);
        (await circle.ChooseAsync(circle.Kasie, first!, null, Chosen))!.Code.ShouldBe("code-wrong");
        (await circle.ChooseAsync(circle.Kasie, second!, second, Chosen))!.Code.ShouldBe("code-wrong");
        (await circle.TokenAsync(circle.Kasie.UserName, first!)).ShouldBe(HttpStatusCode.Unauthorized, "a code is no password");
        (await circle.ChooseAsync(circle.Kasie, second!.ToUpperInvariant(), first, Chosen)).ShouldBeNull("in either order");
        (await circle.TokenAsync(circle.Kasie.UserName, Chosen)).ShouldBe(HttpStatusCode.OK);
        (await circle.ChooseAsync(circle.Kasie, first!, second, "kalimat sandi kedua"))!.Code.ShouldBe("code-wrong", "it works once");
        circle.Events.OfType<PowerEvent.SignInCodeUsed>().ShouldHaveSingleItem().Address.ShouldBe(Elsewhere.ToString());
        circle.Events.OfType<PowerEvent.SignInReset>().ShouldHaveSingleItem().Until.ShouldBe(circle.Office.Clock.Now.AddHours(1));

        (id, first) = await ProposeAsync(circle.Admin, reset);
        second = await ConfirmAsync(circle.Kadis, id);
        circle.Office.Clock.Now = circle.Office.Clock.Now.AddMinutes(61);
        (await circle.ChooseAsync(circle.Kasie, first!, second, Chosen))!.Code.ShouldBe("code-wrong", "it lives an hour");
        await circle.Office.ShouldHoldAsync();
    }

    [Fact]
    public async Task Trust_1_3_a_desk_officer_needs_one_code_and_five_wrong_tries_end_it()
    {
        await using var circle = await OpenAsync();
        var fo = await circle.Office.HireAsync(Region, "FO");
        var answer = await circle.Of<PowerDesk>().DoAsync(Region, As(circle.Admin, "ADMIN"), new ResetSignIn(fo.Id, ""), TestServer.Ct);
        (await circle.ChooseAsync(fo, "abcd-efgh-2345", null, Chosen))!.Code.ShouldBe("code-wrong");
        (await circle.ChooseAsync(fo, answer.Code!, null, Chosen)).ShouldBeNull();
        (await circle.TokenAsync(fo.UserName, Chosen)).ShouldBe(HttpStatusCode.OK);

        answer = await circle.Of<PowerDesk>().DoAsync(Region, As(circle.Admin, "ADMIN"), new ResetSignIn(fo.Id, ""), TestServer.Ct);
        await using (var db = circle.Office.Database.NewContext())
            await db.SignInCodes.Where(c => c.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(c => c.Tries, 5), TestServer.Ct);
        (await circle.ChooseAsync(fo, answer.Code!, null, Chosen))!.Code.ShouldBe("code-wrong");
    }

    [Fact]
    public async Task Trust_1_3_a_first_code_lives_a_day_and_whoever_rises_comes_in_anew_with_two_halves()
    {
        await using var circle = await OpenAsync();
        var (power, admin) = (circle.Of<PowerDesk>(), As(circle.Admin, "ADMIN"));
        var made = await power.RegisterAsync(new("baru", "Baru Fiksi", Region, ["FO"]), admin, null, TestServer.Ct);
        var baru = new ApiPerson(circle.Office, made.Subject!, "baru", "", Region, false);
        circle.Office.Clock.Now = circle.Office.Clock.Now.AddHours(25);
        (await circle.ChooseAsync(baru, made.Code!, null, Chosen))!.Code.ShouldBe("code-wrong", "temporary ones die in 24 hours");
        var again = await power.DoAsync(Region, admin, new ResetSignIn(baru.Id, ""), TestServer.Ct);
        (await circle.ChooseAsync(baru, again.Code!, null, Chosen)).ShouldBeNull();

        var (id, first) = await ProposeAsync(
            circle.Admin,
            new
            {
                kind = "ROLES",
                reason = "naik",
                account = baru.Id,
                roles = new[] { "KABID" },
            }
        );
        var second = await ConfirmAsync(circle.Kadis, id);

        (await circle.TokenAsync("baru", Chosen)).ShouldBe(HttpStatusCode.Unauthorized, "who made the account alone may know it");
        (await circle.ChooseAsync(baru, first!, second, "kalimat yang lain lagi")).ShouldBeNull();
        circle.State.Accounts[baru.Id].Roles.ShouldBe(["KABID"]);
        var official = await power.RegisterAsync(new("kabid", "Kabid Fiksi", Region, ["KABID"]), admin, "baru dilantik", TestServer.Ct);
        circle.State.Accounts[official.Subject!].Roles.ShouldBeEmpty();
        var waiting = new ApiPerson(circle.Office, official.Subject!, "kabid", "", Region, true);
        (await circle.ChooseAsync(waiting, official.Code!, null, Chosen))!.Code.ShouldBe("code-wrong", "one half, and nobody confirmed");
    }
}
