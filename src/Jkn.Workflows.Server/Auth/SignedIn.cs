using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;

namespace Jkn.Workflows.Server.Auth;

/// <summary>Who is signed in, as the office knows people.</summary>
internal static class SignedIn
{
    /// <summary>Who gives the command. The policies let nobody through without id and region, so a gap here is a bug.</summary>
    public static Actor ToActor(this ClaimsPrincipal user) =>
        new(
            user.FindFirstValue(Claims.Id) ?? throw new InvalidOperationException("The signed-in user has no id."),
            user.FindFirstValue(Claims.Name) ?? "",
            user.FindFirstValue(Claims.Region) ?? throw new InvalidOperationException("The signed-in user has no region."),
            [.. user.FindAll(Claims.Role).Select(c => c.Value)]
        );
}
