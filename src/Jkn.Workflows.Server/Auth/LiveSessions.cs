using System.Collections.Concurrent;
using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Ends sessions and tokens whose account was switched off, got other roles or another password: at once on the node where it was done, on
/// every other within <see cref="Fresh"/>, for that long an account is not looked up again.
/// </summary>
internal sealed class LiveSessions(Accounts accounts, IOptions<AuthOptions> auth, TimeProvider clock)
{
    public const string BeganItem = "began";
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private const int MostKnown = 10_000;
    private readonly ConcurrentDictionary<string, (string? Stamp, long Seen)> known = new();

    public void Forget(string accountId) => known.TryRemove(accountId, out _);

    /// <summary>
    /// False when the account behind it has ended what this is a part of. Accounts of an authority have no row here: their sessions and
    /// tokens end by themselves, and the authority is asked again.
    /// </summary>
    public async Task<bool> IsLiveAsync(ClaimsPrincipal? user, CancellationToken ct)
    {
        if (auth.Value.UsesAuthority)
            return true;
        if (user?.FindFirstValue(Claims.Id) is not { } id || user.FindFirstValue(Claims.Stamp) is not { } stamp)
            return false;
        if (!known.TryGetValue(id, out var seen) || clock.GetElapsedTime(seen.Seen) >= Fresh)
        {
            if (known.Count > MostKnown)
                known.Clear();
            // The moment before the question: an answer that came late is not fresher than what it saw.
            var asked = clock.GetTimestamp();
            known[id] = seen = (await accounts.StampOfAsync(id, ct), asked);
        }
        return seen.Stamp == stamp;
    }

    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var began =
            context.Properties.Items.TryGetValue(BeganItem, out var text) && long.TryParse(text, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : DateTimeOffset.MinValue;
        if (
            !await IsLiveAsync(context.Principal, context.HttpContext.RequestAborted)
            || !auth.Value.UsesAuthority && clock.GetUtcNow() - began > Longest
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
