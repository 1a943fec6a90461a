using Jkn.Workflows.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Jkn.Workflows.Server.Auth;

/// <summary>Tokens, policies and accounts: who somebody is, before anything is decided.</summary>
internal static class AuthSetup
{
    public static IServiceCollection AddAuth(this IServiceCollection services)
    {
        services
            .AddOptions<AuthOptions>()
            .BindConfiguration("Auth")
            .ValidateDataAnnotations()
            .Validate(
                o => !o.UsesAuthority || !string.IsNullOrWhiteSpace(o.Audience),
                "Auth:Audience must be set together with Auth:Authority."
            )
            .Validate(
                o => string.IsNullOrWhiteSpace(o.ClientId) == string.IsNullOrWhiteSpace(o.ClientSecret),
                "Auth:ClientId and Auth:ClientSecret belong together."
            )
            .ValidateOnStart();
        services.AddSingleton(provider =>
            SigningKey.Load(
                provider.GetRequiredService<IOptions<AuthOptions>>().Value.SigningKey,
                provider.GetRequiredService<Folders>().Data
            )
        );
        services.AddSingleton<LocalTokens>();
        services.AddSingleton<LockOut>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<LocalSignIn>().AddSingleton<HeldForms>();
        services.AddSessions(JwtBearerDefaults.AuthenticationScheme).AddAuthoritySignIn();
        services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AuthOptions>, IHostEnvironment, IServiceProvider>(
                (bearer, auth, environment, provider) =>
                {
                    bearer.MapInboundClaims = false;
                    if (auth.Value.UsesAuthority)
                        TrustAuthority(bearer, auth.Value, environment);
                    else
                        TrustOurselves(bearer, provider.GetRequiredService<SymmetricSecurityKey>());
                }
            );
        services.AddAuthorization(Policies.Add);
        return services;
    }

    /// <summary>Only signatures by key pairs: a published key must never pass as a shared secret.</summary>
    internal static readonly string[] KeyPairAlgorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    private static void TrustOurselves(JwtBearerOptions bearer, SymmetricSecurityKey key) =>
        bearer.TokenValidationParameters = new()
        {
            ValidIssuer = LocalTokens.Issuer,
            ValidAudience = LocalTokens.Audience,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = Claims.Name,
            RoleClaimType = Claims.Role,
        };

    private static void TrustAuthority(JwtBearerOptions bearer, AuthOptions auth, IHostEnvironment environment)
    {
        bearer.Authority = auth.Authority;
        bearer.Audience = auth.Audience;
        bearer.RequireHttpsMetadata = !environment.IsDevelopment();
        bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        bearer.TokenValidationParameters.ValidAlgorithms = KeyPairAlgorithms;
        bearer.Events = new JwtBearerEvents { OnTokenValidated = context => ForeignTokens.TranslateAsync(context, auth) };
    }

    /// <summary>The scheme is there only where an authority is: a scheme that listens on a path is asked at each request.</summary>
    private static void AddAuthoritySignIn(this IServiceCollection services)
    {
        services
            .AddSingleton<AuthorityKeys>()
            .AddTransient<AuthoritySignIn>()
            .AddSingleton<IPostConfigureOptions<OAuthOptions>, OAuthPostConfigureOptions<OAuthOptions, AuthoritySignIn>>();
        services
            .AddOptions<AuthenticationOptions>()
            .Configure<IOptions<AuthOptions>>(
                (schemes, auth) =>
                {
                    if (auth.Value.SignsInAtAuthority)
                        schemes.AddScheme<AuthoritySignIn>(AuthoritySignIn.SchemeName, null);
                }
            );
        services
            .AddOptions<OAuthOptions>(AuthoritySignIn.SchemeName)
            .Configure<IOptions<AuthOptions>>(
                (oidc, auth) =>
                {
                    (oidc.ClientId, oidc.ClientSecret) = (auth.Value.ClientId!, auth.Value.ClientSecret!);
                    // Found by discovery before they are used.
                    (oidc.AuthorizationEndpoint, oidc.TokenEndpoint) = (auth.Value.Authority!, auth.Value.Authority!);
                    (oidc.CallbackPath, oidc.SignInScheme, oidc.UsePkce) = (AuthoritySignIn.CallbackPath, SessionSetup.Session, true);
                    oidc.Scope.Add("openid");
                    oidc.Scope.Add("profile");
                    // The way back is a plain visit, which carries Lax cookies.
                    (oidc.CorrelationCookie.Name, oidc.CorrelationCookie.SameSite) = ("jkn-penyedia-", SameSiteMode.Lax);
                    oidc.Events.OnRemoteFailure = failure =>
                    {
                        AuthoritySignIn.LogFailed(
                            failure.HttpContext.RequestServices.GetRequiredService<ILogger<AuthoritySignIn>>(),
                            failure.Failure
                        );
                        failure.Response.Redirect("/masuk?gagal=true");
                        failure.HandleResponse();
                        return Task.CompletedTask;
                    };
                }
            );
    }
}
