using System.Security.Claims;
using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Translates the claims of an OIDC authority into ours, and drops the rest: nothing else of its token is trusted or kept.
/// </summary>
internal static class ForeignTokens
{
    public static Task TranslateAsync(TokenValidatedContext context, AuthOptions options)
    {
        if (Translate(context.Principal!, options) is { } identity)
            context.Principal = new ClaimsPrincipal(identity);
        else
            context.Fail("The token names no subject or no region.");
        return Task.CompletedTask;
    }

    public static ClaimsIdentity? Translate(
        ClaimsPrincipal foreign,
        AuthOptions options,
        string scheme = JwtBearerDefaults.AuthenticationScheme
    )
    {
        var id = foreign.FindFirstValue("sub");
        var region = Values(foreign, options.RegionClaim).FirstOrDefault();
        if (string.IsNullOrEmpty(id) || id is Stamp.System or Stamp.Operator || string.IsNullOrEmpty(region))
            return null;
        var roles = Values(foreign, options.RoleClaim)
            .Select(r => options.RoleMap.GetValueOrDefault(r, r))
            .Where(Roles.All.Contains)
            .Distinct()
            .ToArray();
        // "*" opens every region: only an administrator, who sees no participants, may have it; he has no other role anywhere.
        if (roles is not [Roles.Admin] && (region == "*" || roles.Contains(Roles.Admin)))
            return null;
        var name = Values(foreign, options.NameClaim).FirstOrDefault() ?? "";
        return new ClaimsIdentity(
            [new(Claims.Id, id), new(Claims.Name, name), new(Claims.Region, region), .. roles.Select(r => new Claim(Claims.Role, r))],
            scheme,
            Claims.Name,
            Claims.Role
        );
    }

    // A list arrives as several claims of one type; an object as one claim holding JSON.
    private static IEnumerable<string> Values(ClaimsPrincipal foreign, string path)
    {
        if (foreign.FindFirst(path) is not null)
            return foreign.FindAll(path).Select(c => c.Value);
        var steps = path.Split('.');
        if (steps.Length == 1 || foreign.FindFirstValue(steps[0]) is not { } json || !json.StartsWith('{'))
            return [];
        using var document = JsonDocument.Parse(json);
        var at = document.RootElement;
        foreach (var step in steps.Skip(1))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                return [];
        }
        return at.ValueKind switch
        {
            JsonValueKind.Array => [.. at.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
            JsonValueKind.String => [at.GetString()!],
            _ => [],
        };
    }
}
