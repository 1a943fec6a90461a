using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Domain.Retention;
using Microsoft.AspNetCore.Authorization;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Who may come to a route at all. Set on the group of a noun; finer rules (whose step, which letter, four eyes) are decided in the domain.
/// Without a policy a route asks for a signed-in account: forgetting one never opens a door.
/// </summary>
internal static class Policies
{
    /// <summary>Any signed-in account with an id and a region.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Works on cases: every role but the administrator, who must not see participants.</summary>
    public const string Officer = nameof(Officer);

    /// <summary>Gives parafs and signatures.</summary>
    public const string Official = nameof(Official);

    /// <summary>Models SOPs, manages officials, calendar and settings of the region.</summary>
    public const string Admin = nameof(Admin);

    /// <summary>Legalises SOPs (Sahkan).</summary>
    public const string Legaliser = nameof(Legaliser);

    /// <summary>Locks and submits batches, imports results.</summary>
    public const string BatchOfficer = nameof(BatchOfficer);

    /// <summary>Reads the audit trail; the administrator its metadata only.</summary>
    public const string Auditor = nameof(Auditor);

    /// <summary>Receives applicants, checks papers, returns them.</summary>
    public const string Counter = nameof(Counter);

    /// <summary>
    /// Sees what is over its time and what was destroyed, without participants; who proposes and who approves is decided in the domain.
    /// </summary>
    public const string Archive = nameof(Archive);

    /// <summary>Tries versions of procedures with invented people: who makes them and who approves them.</summary>
    public const string Trials = nameof(Trials);

    /// <summary>Which roles open which policy (domain.md, appendix B).</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> RolesOf = new Dictionary<string, IReadOnlyList<string>>
    {
        [Officer] = [.. Roles.All.Where(r => r != Roles.Admin)],
        [Official] = Roles.Officials,
        [Admin] = [Roles.Admin],
        [Legaliser] = [Roles.AgencyHead],
        [BatchOfficer] = [Roles.BackOffice, Roles.DataManager, Roles.SectionHead, Roles.DivisionHead],
        [Counter] = [Roles.FrontOffice, Roles.Information, Roles.BackOffice, Roles.SectionHead],
        [Archive] = [.. DestructionRules.MayPropose, Roles.Admin],
        [Trials] = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary, Roles.AgencyHead, Roles.Admin],
        [Auditor] = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary, Roles.AgencyHead, Roles.Admin],
    };

    /// <summary>The same question asked by a menu or a button; routes ask it through authorization.</summary>
    public static bool Admits(string policy, ClaimsPrincipal user) =>
        user.HasClaim(c => c.Type == Claims.Id)
        && (!RolesOf.TryGetValue(policy, out var roles) || user.HasClaim(c => c.Type == Claims.Role && roles.Contains(c.Value)));

    public static void Add(AuthorizationOptions options)
    {
        var signedIn = SignedInOnly().Build();
        options.DefaultPolicy = signedIn;
        options.FallbackPolicy = signedIn;
        options.AddPolicy(SignedIn, signedIn);
        foreach (var (policy, roles) in RolesOf)
            options.AddPolicy(policy, SignedInOnly().RequireClaim(Claims.Role, roles).Build());
    }

    private static AuthorizationPolicyBuilder SignedInOnly() =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(Claims.Id).RequireClaim(Claims.Region);
}
