using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Auth;

/// <summary>Sign-in by an OIDC authority, against a small issuer of our own that serves discovery and keys.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private readonly RSA rsa = RSA.Create(2048);
    private WebApplication issuer = null!;
    private TestServer server = null!;
    private string Authority => issuer.Urls.First();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        issuer = builder.Build();
        issuer.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Authority, jwks_uri = $"{Authority}/keys" }));
        issuer.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        await issuer.StartAsync(Ct);
        server = new(s =>
            s.With("Auth:Authority", Authority)
                .With("Auth:Audience", "jkn")
                .With("Auth:RoleClaim", "realm_access.roles")
                .With("Auth:RegionClaim", "wilayah")
                .With("Auth:RoleMap:petugas-loket", "FO")
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
                    new SymmetricSecurityKey(rsa.ExportSubjectPublicKeyInfo()) { KeyId = "k1" },
                    SecurityAlgorithms.HmacSha256
                )
            )
        );

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
            ["sub"] = "orang-7",
            ["name"] = "Sari",
            ["realm_access"] = new Dictionary<string, object> { ["roles"] = roles },
        };
        if (region is not null)
            claims["wilayah"] = region;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Authority,
                Audience = audience,
                Claims = claims,
                NotBefore = DateTime.UtcNow.AddHours(-1),
                IssuedAt = DateTime.UtcNow.AddHours(-1),
                Expires = expires ?? DateTime.UtcNow.AddMinutes(5),
                SigningCredentials =
                    credentials ?? new SigningCredentials(key ?? new RsaSecurityKey(rsa) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
            }
        );
    }

    private object PublicKey()
    {
        var key = rsa.ExportParameters(false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = "k1",
            alg = "RS256",
            n = Base64UrlEncoder.Encode(key.Modulus),
            e = Base64UrlEncoder.Encode(key.Exponent),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await issuer.DisposeAsync();
        rsa.Dispose();
    }
}
