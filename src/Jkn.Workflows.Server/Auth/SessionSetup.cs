using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Sessions of the screens: a sealed cookie that carries the same claims as a token. The API takes tokens only, so that no other site can
/// make a browser act there; everything else takes a token where one is sent, else the cookie.
/// </summary>
internal static class SessionSetup
{
    /// <summary>Chooses between token and cookie by the request.</summary>
    private const string ByRequest = "TokenOrSession";

    public const string Session = CookieAuthenticationDefaults.AuthenticationScheme;

    public static IServiceCollection AddSessions(this IServiceCollection services, string bearer)
    {
        services.AddSingleton<LiveSessions>();
        services
            .AddAuthentication(ByRequest)
            .AddPolicyScheme(
                ByRequest,
                null,
                choice =>
                    choice.ForwardDefaultSelector = http =>
                        http.Request.Path.StartsWithSegments("/api") || http.Request.Headers.Authorization.Count > 0 ? bearer : Session
            )
            .AddJwtBearer()
            .AddCookie(
                Session,
                cookie =>
                {
                    cookie.Cookie.Name = "jkn";
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.Cookie.HttpOnly = true;
                    cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    cookie.ExpireTimeSpan = TimeSpan.FromHours(1);
                    cookie.SlidingExpiration = true;
                    cookie.Events.OnValidatePrincipal = context =>
                        context.HttpContext.RequestServices.GetRequiredService<LiveSessions>().CheckAsync(context);
                    cookie.Events.OnRedirectToLogin = context => HeldForms.ChallengeAsync(context);
                    cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
                }
            );
        // The clock of the application, so that tests can let a session end.
        services.AddOptions<CookieAuthenticationOptions>(Session).Configure<TimeProvider>((cookie, clock) => cookie.TimeProvider = clock);
        return services;
    }

    /// <summary>
    /// Begins the session of an account. It ends after an hour without a request, and twelve hours after it began at the latest.
    /// </summary>
    public static async Task BeginSessionAsync(this HttpContext http, Account account, TimeProvider clock)
    {
        var identity = new ClaimsIdentity(
            [
                new(Claims.Id, account.Id),
                new(Claims.Name, account.Name),
                new(Claims.Region, account.Region),
                new(Claims.Stamp, account.Stamp),
                .. account.Roles.Select(r => new Claim(Claims.Role, r)),
            ],
            Session,
            Claims.Name,
            Claims.Role
        );
        var properties = new AuthenticationProperties
        {
            Items =
            {
                [LiveSessions.BeganItem] = clock
                    .GetUtcNow()
                    .ToUnixTimeSeconds()
                    .ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
        };
        await http.SignInAsync(Session, new ClaimsPrincipal(identity), properties);
        // A form in this very answer belongs to the account that has just come in.
        http.User = new ClaimsPrincipal(identity);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
