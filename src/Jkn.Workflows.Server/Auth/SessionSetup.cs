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
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.Cookie.HttpOnly = true;
                    cookie.ExpireTimeSpan = TimeSpan.FromHours(1);
                    cookie.SlidingExpiration = true;
                    cookie.Events.OnValidatePrincipal = context =>
                        context.HttpContext.RequestServices.GetRequiredService<LiveSessions>().CheckAsync(context);
                    cookie.Events.OnRedirectToLogin = context => HeldForms.ChallengeAsync(context);
                    cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
                }
            );
        // The clock of the application, so that tests can let a session end.
        services
            .AddOptions<CookieAuthenticationOptions>(Session)
            .Configure<TimeProvider, IHostEnvironment>(
                (cookie, clock, environment) =>
                {
                    cookie.TimeProvider = clock;
                    SafeCookies.Guard(cookie.Cookie, "jkn", environment);
                }
            );
        return services;
    }

    /// <summary>
    /// Begins the session of an account. It ends after an hour without a request, and twelve hours after it began at the latest.
    /// </summary>
    public static async Task BeginSessionAsync(this HttpContext http, Account account, TimeProvider clock)
    {
        var services = http.RequestServices;
        var session = await http.NewSessionAsync(account.Id);
        var identity = new ClaimsIdentity(
            [
                new(Claims.Id, account.Id),
                new(Claims.Session, session),
                new(Claims.Name, account.Name),
                new(Claims.Region, account.Region),
                new(Claims.Stamp, account.Stamp),
                .. account.Roles.Select(r => new Claim(Claims.Role, r)),
            ],
            Session,
            Claims.Name,
            Claims.Role
        );
        if (await services.GetRequiredService<SecondStep>().MustEnrolAsync(account, http.RequestAborted))
            identity.AddClaim(new(LiveSessions.MustEnrol, "1"));
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

    /// <summary>A row for a session that begins; the one that this browser had before has ended.</summary>
    public static async Task<string> NewSessionAsync(this HttpContext http, string account)
    {
        await http.EndSessionAsync();
        return await http
            .RequestServices.GetRequiredService<Sessions>()
            .BeginAsync(
                account,
                http.Connection.RemoteIpAddress?.ToString() ?? "-",
                DeviceWords.Of(http.Request.Headers.UserAgent.ToString()),
                http.RequestAborted
            );
    }

    /// <summary>Ends the session behind this request on the server: its cookie opens nothing any more.</summary>
    public static async Task EndSessionAsync(this HttpContext http)
    {
        if (http.User.FindFirstValue(Claims.Session) is not { } session || http.User.FindFirstValue(Claims.Id) is not { } account)
            return;
        await http.RequestServices.GetRequiredService<Sessions>().EndAsync(account, session, http.RequestAborted);
        http.RequestServices.GetRequiredService<LiveSessions>().Forget(session);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
