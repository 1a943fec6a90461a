using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Auth;

/// <summary>Programs with tokens of an OIDC authority, against a small one of our own.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private SmallAuthority authority = null!;
    private TestServer server = null!;
    private readonly HeardLog log = new();

    public async ValueTask InitializeAsync()
    {
        authority = await SmallAuthority.StartAsync();
        server = new(s =>
            s.With("Auth:Authority", authority.Address)
                .With("Auth:Audience", "jkn")
                .With("Auth:RoleClaim", "realm_access.roles")
                .With("Auth:RegionClaim", "wilayah")
                .With("Auth:RoleMap:petugas-loket", "FO")
                .With("Logging:LogLevel:Microsoft", "Information")
                .With(services => services.AddLogging(logging => logging.AddProvider(log)))
        );
    }

    [Fact]
    public async Task Its_roles_and_region_become_ours()
    {
        using var client = Client(Token(["petugas-loket", "KABID", "offline_access"]));

        var me = await client.GetFromJsonAsync<JsonElement>("/api/me", Ct);

        me.GetProperty("id").GetString().ShouldBe("orang-7");
        me.GetProperty("region").GetString().ShouldBe("99.01");
        me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["FO", "KABID"]);
    }

    [Fact]
    public async Task A_token_for_another_audience_is_refused() => await RefusedAsync(Token(["FO"], audience: "lain"));

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        using var other = RSA.Create(2048);

        await RefusedAsync(Token(["FO"], key: new RsaSecurityKey(other) { KeyId = "k1" }));
    }

    [Fact]
    public async Task An_expired_token_is_refused() => await RefusedAsync(Token(["FO"], expires: DateTime.UtcNow.AddMinutes(-5)));

    [Fact]
    public async Task A_token_without_a_region_is_refused() => await RefusedAsync(Token(["FO"], region: null));

    [Fact]
    public async Task Every_region_is_only_for_administrators()
    {
        await RefusedAsync(Token(["BO"], region: "*"));

        using var admin = Client(Token(["ADMIN"], region: "*"));
        (await admin.GetAsync("/api/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused() =>
        await RefusedAsync(
            Token(
                ["ADMIN"],
                credentials: new SigningCredentials(
                    new SymmetricSecurityKey(authority.PublicKeyBytes) { KeyId = "k1" },
                    SecurityAlgorithms.HmacSha256
                )
            )
        );

    [Fact]
    public async Task An_authority_that_rolled_its_keys_is_followed_and_its_old_key_is_worth_nothing()
    {
        var old = Token(["FO"]);
        using (var before = Client(old))
            (await before.GetAsync("/api/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        authority.RollKeys();
        using var after = Client(Token(["FO"]));

        (await after.GetAsync("/api/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync(old);
    }

    [Fact]
    public async Task Tokens_of_strangers_make_nobody_ask_for_the_keys_each_time()
    {
        using var other = RSA.Create(2048);
        using (var known = Client(Token(["FO"])))
            (await known.GetAsync("/api/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        for (var i = 0; i < 20; i++)
            await RefusedAsync(Token(["FO"], key: new RsaSecurityKey(other) { KeyId = $"asing-{i}" }));

        authority.KeysAsked.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Nothing_of_a_token_or_a_person_is_logged()
    {
        var (right, wrong) = (Token(["FO"]), Token(["FO"], audience: "lain"));
        using (var client = Client(right))
            (await client.GetAsync("/api/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await RefusedAsync(wrong);

        log.Text.ShouldContain("/api/me");
        foreach (var secret in new[] { "Sari", "orang-7" }.Concat(right.Split('.')).Concat(wrong.Split('.')))
            log.Text.ShouldNotContain(secret, Case.Sensitive);
    }

    [Fact]
    public async Task Local_accounts_are_off()
    {
        using var client = server.Anonymous();

        using var answer = await client.PostAsJsonAsync("/api/token", new { userName = "a", password = "b" }, Ct);

        await answer.ProblemAsync(HttpStatusCode.NotFound, "local-accounts-off");
    }

    private async Task RefusedAsync(string token)
    {
        using var client = Client(token);
        await (await client.GetAsync("/api/me", Ct)).ProblemAsync(HttpStatusCode.Unauthorized, "token-missing");
    }

    private HttpClient Client(string token)
    {
        var client = server.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private string Token(
        string[] roles,
        string? region = "99.01",
        string audience = "jkn",
        DateTime? expires = null,
        SecurityKey? key = null,
        SigningCredentials? credentials = null
    )
    {
        var claims = new Dictionary<string, object>
        {
            ["name"] = "Sari",
            ["realm_access"] = new Dictionary<string, object> { ["roles"] = roles },
        };
        if (region is not null)
            claims["wilayah"] = region;
        return authority.Token(
            claims,
            audience,
            expires,
            credentials ?? (key is null ? null : new SigningCredentials(key, SecurityAlgorithms.RsaSha256))
        );
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await authority.DisposeAsync();
        log.Dispose();
    }

    /// <summary>Every line that the server logs, as text.</summary>
    private sealed class HeardLog : ILoggerProvider, ILogger
    {
        private readonly System.Text.StringBuilder heard = new();

        public string Text
        {
            get
            {
                lock (heard)
                    return heard.ToString();
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (heard)
                heard.Append(formatter(state, exception)).Append('\n').Append(exception).Append('\n');
        }

        public void Dispose() { }
    }
}
