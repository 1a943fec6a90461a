using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Signing in to the screens at an OIDC authority: code flow with PKCE, state and nonce. The framework's OAuth handler walks it; discovery,
/// the ID token and its translation into our claims are added here. The authority's tokens are not kept: a session is the same sealed
/// cookie as for a local account.
/// </summary>
internal sealed partial class AuthoritySignIn(
    IOptionsMonitor<OAuthOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    AuthorityKeys keys,
    IOptions<AuthOptions> auth,
    TimeProvider clock
) : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string SchemeName = "Authority",
        CallbackPath = "/masuk/penyedia";
    private const string Nonce = "nonce";

    /// <summary>
    /// Roles come from the authority at sign-in only: after this long it is asked again, which costs the person nothing while he is signed
    /// in there.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await FindEndpointsAsync();
        properties.Items[Nonce] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, properties.Items[Nonce]!);

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        // The node that sent the person away need not be the one that he comes back to.
        await FindEndpointsAsync();
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity,
        AuthenticationProperties properties,
        OAuthTokenResponse tokens
    )
    {
        var text = tokens.Response!.RootElement.TryGetProperty("id_token", out var given) ? given.GetString() : null;
        var own = await keys.ReadAsync(text, auth.Value.ClientId!, Context.RequestAborted);
        if (
            own.FindFirst(Nonce)?.Value is not { } nonce
            || !CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(nonce),
                System.Text.Encoding.ASCII.GetBytes(properties.Items[Nonce]!)
            )
        )
            throw new AuthenticationFailureException("The ID token answers another request.");
        var translated =
            ForeignTokens.Translate(new ClaimsPrincipal(own), auth.Value, SessionSetup.Session)
            ?? throw new AuthenticationFailureException("The ID token names no subject or no region.");
        var now = clock.GetUtcNow();
        var session = new AuthenticationProperties
        {
            RedirectUri = properties.RedirectUri,
            IssuedUtc = now,
            ExpiresUtc = now + Longest,
            AllowRefresh = false,
        };
        // Taken out of what the handler works with, so that its correlation and state go no further.
        foreach (var item in properties.Items.Keys.ToArray())
            if (item is Nonce or "code_verifier")
                properties.Items.Remove(item);
        return new AuthenticationTicket(new ClaimsPrincipal(translated), session, SchemeName);
    }

    [LoggerMessage(LogLevel.Warning, "Signing in at the authority failed.")]
    public static partial void LogFailed(ILogger logger, Exception? failure);

    private async Task FindEndpointsAsync()
    {
        var found = await keys.ConfigurationAsync(Context.RequestAborted);
        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (found.AuthorizationEndpoint, found.TokenEndpoint);
    }
}

/// <summary>The authority's discovery document and keys, read when first needed and renewed by the library.</summary>
internal sealed class AuthorityKeys
{
    private readonly ConfigurationManager<OpenIdConnectConfiguration> manager;
    private readonly JsonWebTokenHandler reader = new() { MapInboundClaims = false };
    private readonly TimeProvider clock;

    public AuthorityKeys(IOptions<AuthOptions> auth, IHostEnvironment environment, TimeProvider clock)
    {
        this.clock = clock;
        manager = new(
            $"{auth.Value.Authority!.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever { RequireHttps = !environment.IsDevelopment() }
        );
    }

    public Task<OpenIdConnectConfiguration> ConfigurationAsync(CancellationToken ct) => manager.GetConfigurationAsync(ct);

    /// <exception cref="AuthenticationFailureException">Not the authority's, not for us, or not valid now.</exception>
    public async Task<ClaimsIdentity> ReadAsync(string? token, string audience, CancellationToken ct)
    {
        var found = await ConfigurationAsync(ct);
        var read = await reader.ValidateTokenAsync(
            token ?? "",
            new TokenValidationParameters
            {
                ValidIssuer = found.Issuer,
                ValidAudience = audience,
                IssuerSigningKeys = found.SigningKeys,
                ValidAlgorithms = AuthSetup.KeyPairAlgorithms,
                LifetimeValidator = (from, to, _, p) =>
                    to is not null
                    && clock.GetUtcNow().UtcDateTime < to + p.ClockSkew
                    && (from is null || from - p.ClockSkew <= clock.GetUtcNow().UtcDateTime),
                ClockSkew = TimeSpan.FromSeconds(30),
            }
        );
        return read.IsValid ? read.ClaimsIdentity : throw new AuthenticationFailureException("The ID token is not valid.", read.Exception);
    }
}
