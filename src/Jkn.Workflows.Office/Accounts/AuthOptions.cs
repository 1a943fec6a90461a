using System.ComponentModel.DataAnnotations;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// Settings under <c>Auth</c>. With <see cref="Authority"/> set, an OIDC authority issues the tokens and local accounts are off.
/// </summary>
public sealed class AuthOptions
{
    /// <summary>Secret for tokens of local accounts, at least 32 bytes. The same on all nodes. Development makes its own.</summary>
    public string? SigningKey { get; init; }

    [Range(1, 60)]
    public int TokenMinutes { get; init; } = 15;

    /// <summary>Wrong passwords for one account from one address before that pair is locked.</summary>
    [Range(1, 100)]
    public int LockOutAfter { get; init; } = 5;

    /// <summary>Wrong passwords from one address, whatever the account, before each further try from there is held up.</summary>
    [Range(1, 10_000)]
    public int LockOutAddressAfter { get; init; } = 50;

    [Range(1, 1440)]
    public int LockOutMinutes { get; init; } = 15;

    /// <summary>
    /// Whether officials and administrators must have a second factor. Unset: outside development. Everybody may have one.
    /// </summary>
    public bool? SecondFactorRequired { get; init; }

    /// <summary>Base address of an OIDC authority (its discovery document is read from there).</summary>
    public string? Authority { get; init; }

    /// <summary>Required with <see cref="Authority"/>: the audience our tokens must name.</summary>
    public string? Audience { get; init; }

    /// <summary>With an authority: this service as its client, for signing in to the screens. Without them only the API works.</summary>
    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Claim that holds the role names; a dot goes into an object ("realm_access.roles").</summary>
    public string RoleClaim { get; init; } = Claims.Role;

    public string RegionClaim { get; init; } = Claims.Region;

    public string NameClaim { get; init; } = Claims.Name;

    /// <summary>The authority's role name to ours. Names that are ours already need no entry; others are dropped.</summary>
    public Dictionary<string, string> RoleMap { get; init; } = [];

    public bool SignsInAtAuthority => UsesAuthority && !string.IsNullOrWhiteSpace(ClientId);

    public bool UsesAuthority => !string.IsNullOrWhiteSpace(Authority);
}
