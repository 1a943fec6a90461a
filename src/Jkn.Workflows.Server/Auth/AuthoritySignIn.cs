using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Signing in to the screens at an OIDC authority, by the framework's handler: code flow with PKCE, state and nonce. Its claims are
/// translated into ours and its tokens are not kept: a session is the same sealed cookie as for a local account.
/// </summary>
internal static partial class AuthoritySignIn
{
    public const string SchemeName = "Authority",
        CallbackPath = "/masuk/penyedia";

    /// <summary>
    /// Roles come from the authority at sign-in only: after this long it is asked again, which costs the person nothing while he is signed
    /// in there.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>
    /// A key that nobody knows is looked up at the authority before a token is refused (a switch in Directory.Build.props), so that whoever
    /// comes first after the authority rolled its keys is let in too; at most so often, whatever strangers send.
    /// </summary>
    internal static readonly TimeSpan LookUpPause = TimeSpan.FromMinutes(1);

    /// <summary>The scheme is there only where an authority is: a scheme that listens on a path is asked at each request.</summary>
    public static void AddAuthoritySignIn(this IServiceCollection services)
    {
        services
            .AddTransient<OpenIdConnectHandler>()
            .AddSingleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>();
        services
            .AddOptions<AuthenticationOptions>()
            .Configure<IOptions<AuthOptions>>(
                (schemes, auth) =>
                {
                    if (auth.Value.SignsInAtAuthority)
                        schemes.AddScheme<OpenIdConnectHandler>(SchemeName, null);
                }
            );
        services
            .AddOptions<OpenIdConnectOptions>(SchemeName)
            .Configure<IOptions<AuthOptions>, IHostEnvironment, TimeProvider>(
                (oidc, auth, environment, clock) =>
                {
                    Ask(oidc, auth.Value, environment);
                    oidc.Events = new OpenIdConnectEvents
                    {
                        OnTokenValidated = context => TranslateAsync(context, auth.Value, clock),
                        OnRemoteFailure = Fail,
                    };
                }
            )
            .PostConfigure(oidc => TrustNoOldKeys(oidc.ConfigurationManager));
    }

    /// <summary>
    /// The library keeps an authority's former keys good for an hour. A key is taken back for a reason; an authority that means to keep it
    /// for a while publishes both.
    /// </summary>
    internal static void TrustNoOldKeys(IConfigurationManager<OpenIdConnectConfiguration>? keys)
    {
        if (keys is BaseConfigurationManager manager)
            manager.UseLastKnownGoodConfiguration = false;
    }

    private static void Ask(OpenIdConnectOptions oidc, AuthOptions auth, IHostEnvironment environment)
    {
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (auth.Authority, auth.ClientId, auth.ClientSecret);
        oidc.RequireHttpsMetadata = !environment.IsDevelopment();
        (oidc.CallbackPath, oidc.SignInScheme, oidc.MapInboundClaims) = (CallbackPath, SessionSetup.Session, false);
        // The way back is a plain visit, which carries Lax cookies; a posted form would not.
        (oidc.ResponseType, oidc.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        oidc.CorrelationCookie.Name = "jkn-penyedia-";
        oidc.NonceCookie.Name = "jkn-penyedia-sekali-";
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        oidc.RefreshInterval = LookUpPause;
        AuthSetup.TrustKeyPairs(oidc.TokenValidationParameters);
    }

    private static async Task TranslateAsync(TokenValidatedContext context, AuthOptions auth, TimeProvider clock)
    {
        if (ForeignTokens.Translate(context.Principal!, auth, SessionSetup.Session) is not { } ours)
        {
            context.Fail("The ID token names no subject or no region.");
            return;
        }
        ours.AddClaim(new(Claims.Session, await context.HttpContext.NewSessionAsync(ours.FindFirst(Claims.Id)!.Value)));
        var now = clock.GetUtcNow();
        context.Principal = new ClaimsPrincipal(ours);
        context.Properties = new AuthenticationProperties
        {
            RedirectUri = context.Properties?.RedirectUri,
            IssuedUtc = now,
            ExpiresUtc = now + Longest,
            AllowRefresh = false,
        };
    }

    // The kind of the failure and no more: its text quotes from the authority's answer, which may name the person.
    private static Task Fail(RemoteFailureContext context)
    {
        var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AuthoritySignIn).FullName!);
        LogFailed(log, (context.Failure?.InnerException ?? context.Failure)?.GetType().Name ?? "unknown");
        context.Response.Redirect("/masuk?gagal=true");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "Signing in at the authority failed: {Kind}")]
    private static partial void LogFailed(ILogger logger, string kind);
}
