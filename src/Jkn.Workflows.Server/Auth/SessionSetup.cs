using System.Collections.Concurrent;
using System.Security.Claims;
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
                .. account.Roles.Select(r => new Claim(Claims.Role, r)),
            ],
            Session,
            Claims.Name,
            Claims.Role
        );
        if (account.MustChangePassword)
            identity.AddClaim(new(LiveSessions.MustChange, "1"));
        var properties = new AuthenticationProperties
        {
            Items =
            {
                [LiveSessions.StampItem] = account.Stamp,
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

/// <summary>
/// Ends sessions whose account was disabled, got other roles or another password. Looked up once a minute for each account, so a change is
/// in force within a minute on every node.
/// </summary>
internal sealed class LiveSessions(Accounts accounts, TimeProvider clock)
{
    public const string StampItem = "stamp",
        BeganItem = "began",
        MustChange = "must-change";
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1),
        Longest = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<string, (string? Stamp, DateTimeOffset Until)> known = new();

    public void Forget(string accountId) => known.TryRemove(accountId, out _);

    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var now = clock.GetUtcNow();
        var id = context.Principal?.FindFirstValue(Claims.Id) ?? "";
        // The account of an authority has no row here: its session ends by itself after an hour, and the authority is asked again.
        if (!context.Properties.Items.TryGetValue(StampItem, out var stamp) || string.IsNullOrEmpty(stamp))
            return;
        if (!known.TryGetValue(id, out var seen) || seen.Until <= now)
        {
            if (known.Count > 10_000)
                known.Clear();
            known[id] = seen = (await accounts.StampOfAsync(id, context.HttpContext.RequestAborted), now + Fresh);
        }
        var began =
            context.Properties.Items.TryGetValue(BeganItem, out var text) && long.TryParse(text, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : DateTimeOffset.MinValue;
        if (seen.Stamp != stamp || now - began > Longest)
            context.RejectPrincipal();
    }
}
