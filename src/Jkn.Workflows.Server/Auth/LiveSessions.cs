using System.Collections.Concurrent;
using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Ends sessions that were ended, and sessions and tokens whose account was switched off, got other roles or another password: at once
/// on the node where it was done, on every other within <see cref="Fresh"/>, for that long neither is looked up again.
/// </summary>
internal sealed class LiveSessions(Accounts accounts, Sessions sessions, IOptions<AuthOptions> auth, TimeProvider clock)
{
    public const string BeganItem = "began",
        MustEnrol = "must-enrol";
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private const int MostKnown = 10_000;
    private readonly ConcurrentDictionary<string, (string? Stamp, long Seen)> known = new();

    /// <summary>An account or a session is looked up anew.</summary>
    public void Forget(string id) => known.TryRemove(id, out _);

    /// <summary>
    /// False when the session, or the account behind it, has ended what this is a part of. Accounts of an authority have no row: their
    /// tokens end by themselves, and the authority is asked again.
    /// </summary>
    public async Task<bool> IsLiveAsync(ClaimsPrincipal? user, CancellationToken ct)
    {
        if (user?.FindFirstValue(Claims.Session) is { } session && await LookAsync(session, IsOpenAsync, ct) is null)
            return false;
        if (auth.Value.UsesAuthority)
            return true;
        if (user?.FindFirstValue(Claims.Id) is not { } id || user.FindFirstValue(Claims.Stamp) is not { } stamp)
            return false;
        return await LookAsync(id, accounts.StampOfAsync, ct) == stamp;
    }

    private async Task<string?> IsOpenAsync(string session, CancellationToken ct) =>
        await sessions.IsOpenAsync(session, ct) ? session : null;

    private async Task<string?> LookAsync(string id, Func<string, CancellationToken, Task<string?>> look, CancellationToken ct)
    {
        if (known.TryGetValue(id, out var seen) && clock.GetElapsedTime(seen.Seen) < Fresh)
            return seen.Stamp;
        if (known.Count > MostKnown)
            known.Clear();
        // The moment before the question: an answer that came late is not fresher than what it saw.
        var asked = clock.GetTimestamp();
        return (known[id] = (await look(id, ct), asked)).Stamp;
    }

    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var began =
            context.Properties.Items.TryGetValue(BeganItem, out var text) && long.TryParse(text, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : DateTimeOffset.MinValue;
        // A cookie without a session is of before there were any.
        if (
            context.Principal?.HasClaim(c => c.Type == Claims.Session) != true
            || !await IsLiveAsync(context.Principal, context.HttpContext.RequestAborted)
            || !auth.Value.UsesAuthority && clock.GetUtcNow() - began > Sessions.Longest
        )
            context.RejectPrincipal();
    }

    /// <summary>The same for a token.</summary>
    public async Task CheckAsync(TokenValidatedContext context)
    {
        if (!await IsLiveAsync(context.Principal, context.HttpContext.RequestAborted))
            context.Fail("The account has ended this token.");
    }
}
