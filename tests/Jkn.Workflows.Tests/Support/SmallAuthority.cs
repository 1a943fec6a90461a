using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// A small OIDC server: discovery, keys that it can roll, a page that asks whether to go on, codes with PKCE, ID tokens for screens and
/// access tokens for programs.
/// </summary>
internal sealed class SmallAuthority : IAsyncDisposable
{
    public const string ClientId = "jkn-layar",
        ClientSecret = "rahasia-klien-uji";
    private readonly WebApplication site;
    private RSA rsa = RSA.Create(2048);
    private int keyNumber = 1;
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string RedirectUri, string As)> codes = new();

    private SmallAuthority()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        site = builder.Build();
        site.MapGet(
            "/.well-known/openid-configuration",
            () =>
                Results.Json(
                    new
                    {
                        issuer = Address,
                        authorization_endpoint = $"{Address}/masuk",
                        token_endpoint = $"{Address}/token",
                        jwks_uri = $"{Address}/keys",
                    }
                )
        );
        site.MapGet(
            "/keys",
            () =>
            {
                Interlocked.Increment(ref keysAsked);
                return Results.Json(new { keys = new[] { PublicKey() } });
            }
        );
        site.MapGet("/masuk", Ask);
        site.MapPost("/token", GiveAsync);
    }

    public string Address => site.Urls.First();

    /// <summary>How often somebody asked for the keys.</summary>
    public int KeysAsked => keysAsked;

    private int keysAsked;
    private string KeyId => $"k{keyNumber}";

    /// <summary>What the ID token says of the person beside subject and name.</summary>
    public Dictionary<string, object> Person { get; } = [];

    public static async Task<SmallAuthority> StartAsync()
    {
        var authority = new SmallAuthority();
        await authority.site.StartAsync(TestServer.Ct);
        return authority;
    }

    /// <summary>From now on another key signs, and the old one is not published any more.</summary>
    public void RollKeys()
    {
        rsa.Dispose();
        (rsa, keyNumber) = (RSA.Create(2048), keyNumber + 1);
    }

    /// <summary>The key that anybody may know, as bytes.</summary>
    public byte[] PublicKeyBytes => rsa.ExportSubjectPublicKeyInfo();

    /// <summary>A token as a program gets it; right unless one respect of it is said to be otherwise.</summary>
    public string Token(
        Dictionary<string, object> claims,
        string audience,
        DateTimeOffset? expires = null,
        SigningCredentials? credentials = null
    ) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Address,
                Audience = audience,
                Claims = new Dictionary<string, object>(claims) { ["sub"] = "orang-7" },
                IssuedAt = DateTime.UtcNow.AddHours(-1),
                NotBefore = DateTime.UtcNow.AddHours(-1),
                Expires = (expires ?? DateTimeOffset.UtcNow.AddMinutes(5)).UtcDateTime,
                SigningCredentials =
                    credentials ?? new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
            }
        );

    /// <summary>Whoever comes chooses how the answer shall be: right, or wrong in one respect.</summary>
    private IResult Ask(HttpRequest request)
    {
        var q = request.Query;
        if (
            q["client_id"] != ClientId
            || q["response_type"] != "code"
            || q["code_challenge_method"] != "S256"
            || !q["scope"].ToString().Contains("openid", StringComparison.Ordinal)
        )
            return Results.BadRequest();
        var ways = new[] { "benar", "nonce-lain", "klien-lain", "kedaluwarsa", "batal" }.Select(way =>
        {
            var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
            codes[code] = (q["code_challenge"]!, q["nonce"]!, q["redirect_uri"]!, way);
            var answer = way == "batal" ? "error=access_denied" : $"code={code}";
            return $"<p><a href=\"{q["redirect_uri"]}?{answer}&state={Uri.EscapeDataString(q["state"]!)}\">{way}</a></p>";
        });
        return Results.Content("<!DOCTYPE html><title>Penyedia identitas uji</title>" + string.Concat(ways), "text/html");
    }

    private async Task<IResult> GiveAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (
            form["client_secret"] != ClientSecret
            || !codes.TryRemove(form["code"].ToString(), out var asked)
            || asked.RedirectUri != form["redirect_uri"]
        )
            return Results.BadRequest(new { error = "invalid_grant" });
        if (Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
            return Results.BadRequest(new { error = "invalid_grant" });
        var token = Token(
            new(Person) { ["nonce"] = asked.As == "nonce-lain" ? "0000" : asked.Nonce },
            asked.As == "klien-lain" ? "klien-lain" : ClientId,
            asked.As == "kedaluwarsa" ? DateTimeOffset.UtcNow.AddMinutes(-5) : null
        );
        return Results.Json(
            new
            {
                access_token = "tidak-dipakai",
                token_type = "Bearer",
                expires_in = 300,
                id_token = token,
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
            kid = KeyId,
            alg = "RS256",
            n = Base64UrlEncoder.Encode(key.Modulus),
            e = Base64UrlEncoder.Encode(key.Exponent),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        rsa.Dispose();
    }
}
