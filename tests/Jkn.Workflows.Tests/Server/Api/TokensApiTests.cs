using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Jkn.Workflows.Tests.Support;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Api;

public sealed class TokensApiTests : IDisposable
{
    private readonly FixedTime clock = new(DateTimeOffset.UtcNow);
    private readonly TestServer server;

    public TokensApiTests() => server = new(s => s.With(clock));

    [Fact]
    public async Task An_account_gets_a_token_with_its_id_region_and_roles()
    {
        using var client = await server.SignedInAsync("99.01", "FO", "BO");

        var me = await client.GetFromJsonAsync<JsonElement>("/api/me", Ct);

        me.GetProperty("region").GetString().ShouldBe("99.01");
        me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["BO", "FO"]);
        me.GetProperty("id").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Without_a_token_nothing_but_the_open_routes_answers()
    {
        using var client = server.Anonymous();

        await (await client.GetAsync("/api/me", Ct)).ProblemAsync(HttpStatusCode.Unauthorized, "token-missing");
        await (await client.GetAsync("/no-such-route", Ct)).ProblemAsync(HttpStatusCode.Unauthorized, "token-missing");
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        using var client = await server.SignedInAsync("99.01", "FO");
        var parts = client.DefaultRequestHeaders.Authorization!.Parameter!.Split('.');
        var payload = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]))!;
        payload["role"] = JsonSerializer.SerializeToElement("ADMIN");
        parts[1] = System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(payload));
        client.DefaultRequestHeaders.Authorization = new("Bearer", string.Join('.', parts));

        await (await client.GetAsync("/api/me", Ct)).ProblemAsync(HttpStatusCode.Unauthorized, "token-missing");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer()
    {
        using var client = server.Anonymous();
        var (userName, _) = await server.AccountAsync("99.01", "FO");

        var wrong = await (await TryAsync(client, userName, "salah")).ProblemAsync(HttpStatusCode.Unauthorized, "credentials-wrong");
        var unknown = await (await TryAsync(client, "tidak.ada", "salah")).ProblemAsync(HttpStatusCode.Unauthorized, "credentials-wrong");

        unknown.GetProperty("title").GetString().ShouldBe(wrong.GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_unknown_account_costs_the_same_work_as_a_wrong_password()
    {
        using var generous = new TestServer(s => s.With("Auth:LockOutAfter", "100").With("Auth:LockOutAddressAfter", "10000"));
        using var client = generous.Anonymous();
        var (userName, _) = await generous.AccountAsync("99.01", "FO");
        await TimeAsync(client, "pemanasan");

        var wrong = await TimeAsync(client, userName);
        var unknown = await TimeAsync(client, "tidak.ada");

        // A skipped hash would be twenty times faster; half leaves room for a busy machine.
        unknown.ShouldBeGreaterThan(wrong / 2);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_account_waits_even_with_the_right_one()
    {
        using var client = server.Anonymous();
        var (userName, password) = await server.AccountAsync("99.01", "FO");
        for (var i = 0; i < 5; i++)
            (await TryAsync(client, userName, "salah")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var locked = await TryAsync(client, userName, password);

        await locked.ProblemAsync(HttpStatusCode.TooManyRequests, "sign-in-locked");
        locked.Headers.RetryAfter!.Delta!.Value.TotalMinutes.ShouldBeInRange(14, 15);
        clock.Now = clock.Now.AddMinutes(15);
        (await TryAsync(client, userName, password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Someone_elsewhere_cannot_lock_the_account()
    {
        using var proxied = new TestServer(s => s.With("Proxy:Networks", "127.0.0.0/8, ::1/128").With("Demo:Accounts", "false"));
        var (userName, password) = await proxied.AccountAsync("99.01", "KADIS");
        using var attacker = proxied.Anonymous();
        attacker.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        using var official = proxied.Anonymous();
        official.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        for (var i = 0; i < 8; i++)
            await TryAsync(attacker, userName, "salah");

        (await TryAsync(attacker, userName, password)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await TryAsync(official, userName, password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_forwarded_address_is_not_believed_from_an_unknown_proxy()
    {
        var (userName, password) = await server.AccountAsync("99.01", "FO");
        for (var i = 0; i < 6; i++)
        {
            using var attacker = server.Anonymous();
            attacker.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{i}");
            await TryAsync(attacker, userName, "salah");
        }

        using var client = server.Anonymous();
        (await TryAsync(client, userName, password)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static Task<HttpResponseMessage> TryAsync(HttpClient client, string userName, string password) =>
        client.PostAsJsonAsync("/api/token", new { userName, password }, Ct);

    private static async Task<double> TimeAsync(HttpClient client, string userName)
    {
        var times = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await TryAsync(client, userName, "salah");
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }

    public void Dispose() => server.Dispose();
}
