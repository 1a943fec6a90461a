using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Hosting;

/// <summary>
/// The office's clock moves cases, timers and calendars; sessions, tokens, sign-in limits and holds of work do not feel it.
/// </summary>
public class TwoClocksTests
{
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Whoever joins this list guards the machine, not the office; the right side says what.</summary>
    private static readonly Dictionary<string, string> OfTheMachine = new()
    {
        ["Accounts"] = "when somebody signed in last",
        ["AuthoritySignIn"] = "sessions",
        ["LiveSessions"] = "sessions and tokens",
        ["LocalTokens"] = "tokens",
        ["LockOut"] = "sign-in limits",
        ["SessionSetup"] = "sessions",
        ["SandiModel"] = "a new session after a new password",
        ["IndexModel"] = "the session that begins at sign-in",
        ["Idempotency"] = "how long a request may be at work",
        ["Heartbeats"] = "whether a worker lives",
        ["OfficeWorker"] = "how long a hold lasts",
        ["CommandQueue"] = "holds of work",
        ["WriterLoop"] = "holds of work",
        ["GroupLoop"] = "holds of work",
        ["OwnLoop"] = "holds of work",
        ["OfficeClock"] = "it is made of one",
        ["DevelopmentCa"] = "certificates",
        ["LetterChecks"] = "whether certificates are valid now",
        ["SigningAnswers"] = "how old a provider's answer is",
        ["TrialDesk"] = "how long a trial lies idle",
        ["DailyRound"] = "how long answers to repeated requests are kept",
        ["FileQuota"] = "how much was stored",
        ["StoreProbe"] = "when a node last proved that it can write",
        ["HolderTries"] = "limits on tries",
        ["Factors"] = "one-time codes",
        ["Sessions"] = "sessions",
        ["Drafts"] = "how long typed words are kept",
    };

    [Fact]
    public void Only_what_guards_the_machine_asks_the_machines_clock()
    {
        var asking = new[] { typeof(AppDb).Assembly, typeof(Accounts).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t =>
                t.GetConstructors(Any)
                    .Cast<MethodBase>()
                    .Concat(t.GetMethods(Any))
                    .Any(m => m.GetParameters().Any(p => p.ParameterType == typeof(TimeProvider)))
            )
            .Select(t => (t.DeclaringType ?? t).Name)
            .Distinct();

        asking.Except(OfTheMachine.Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_year_of_the_office_ends_no_token_opens_no_lock_and_counts_for_cases()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var fo = await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        var locked = await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        var id = await fo.OpenCaseAsync("PROC-MLN");
        var token = await fo.TokenAsync();
        using var client = office.Node.Anonymous();
        for (var i = 0; i < 6; i++)
            await SignInAsync(client, locked.UserName, "salah");

        await office.AtAsync("2027-11-04T09:00");

        (await StatusAsync(client, token)).ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(client, locked.UserName, locked.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await fo.PostAsync($"/api/cases/{id}/notes", new { text = "Setahun kemudian" })).ShouldBe(HttpStatusCode.NoContent);
        (await fo.GetAsync($"/api/cases/{id}/timeline")).Text.ShouldContain("2027-11-04T01:00:00");
        office.Machine.Now = office.Machine.Now.AddMinutes(61);
        (await StatusAsync(client, token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignInAsync(client, locked.UserName, locked.Password)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await client.SendAsync(request, TestServer.Ct);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, string userName, string password)
    {
        using var answer = await client.PostAsJsonAsync("/api/token", new { userName, password }, TestServer.Ct);
        return answer.StatusCode;
    }
}
