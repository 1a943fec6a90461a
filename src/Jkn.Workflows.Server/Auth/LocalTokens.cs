using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Issues the short-lived access tokens of local accounts. There is no refresh. A token ends with the account's stamp
/// (<see cref="LiveSessions"/>): switched off, new password or roles.
/// </summary>
internal sealed class LocalTokens(SymmetricSecurityKey key, IOptions<AuthOptions> options, TimeProvider clock)
{
    public const string Issuer = "jkn-workflows",
        Audience = "jkn-workflows";

    private readonly SigningCredentials credentials = new(key, SecurityAlgorithms.HmacSha256);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public TimeSpan Lifetime => TimeSpan.FromMinutes(options.Value.TokenMinutes);

    public string Issue(Account account)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var identity = new ClaimsIdentity([
            new Claim(Claims.Id, account.Id),
            new Claim(Claims.Name, account.Name),
            new Claim(Claims.Region, account.Region),
            new Claim(Claims.Stamp, account.Stamp),
            .. account.Roles.Select(r => new Claim(Claims.Role, r)),
        ]);
        return handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience,
                Subject = identity,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + Lifetime,
                SigningCredentials = credentials,
            }
        );
    }
}
