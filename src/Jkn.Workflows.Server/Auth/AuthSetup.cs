using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Regions;
using Microsoft.AspNetCore.Authentication.JwtBearer;
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
        services.AddSingleton<DemoAccounts>().AddSingleton<DemoCodes>();
        services.AddSingleton<Sessions>().AddSingleton<SecondStep>();
        services.AddSingleton<LocalSignIn>().AddSingleton<CodeSignIn>().AddSingleton<HeldForms>();
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
                        TrustOurselves(bearer, provider);
                }
            )
            .PostConfigure(bearer => AuthoritySignIn.TrustNoOldKeys(bearer.ConfigurationManager));
        services.AddAuthorization(Policies.Add);
        return services;
    }

    /// <summary>Only signatures by key pairs: a published key must never pass as a shared secret.</summary>
    internal static void TrustKeyPairs(TokenValidationParameters tokens) =>
        (tokens.ValidAlgorithms, tokens.ClockSkew) = (KeyPairAlgorithms, TimeSpan.FromSeconds(30));

    private static readonly string[] KeyPairAlgorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    private static void TrustOurselves(JwtBearerOptions bearer, IServiceProvider provider)
    {
        bearer.Events = new JwtBearerEvents { OnTokenValidated = provider.GetRequiredService<LiveSessions>().CheckAsync };
        bearer.TokenValidationParameters = new()
        {
            ValidIssuer = LocalTokens.Issuer,
            ValidAudience = LocalTokens.Audience,
            IssuerSigningKey = provider.GetRequiredService<SymmetricSecurityKey>(),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = Claims.Name,
            RoleClaimType = Claims.Role,
        };
    }

    private static void TrustAuthority(JwtBearerOptions bearer, AuthOptions auth, IHostEnvironment environment)
    {
        bearer.Authority = auth.Authority;
        bearer.Audience = auth.Audience;
        bearer.RequireHttpsMetadata = !environment.IsDevelopment();
        bearer.RefreshInterval = AuthoritySignIn.LookUpPause;
        TrustKeyPairs(bearer.TokenValidationParameters);
        bearer.Events = new JwtBearerEvents { OnTokenValidated = context => ForeignTokens.TranslateAsync(context, auth) };
    }
}
