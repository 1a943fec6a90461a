using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Numbers with their middle hidden tell people of one name apart in lists. Roles that never see a whole number (information desk,
/// administrator) do not see those either.
/// </summary>
internal static class DataSight
{
    private const string Hidden = "–";

    public static bool SeesMasked(this ClaimsPrincipal user) =>
        DataMatrix.Ever(user.FindAll(Claims.Role).Select(c => c.Value), DataClasses.Identity);

    /// <summary>A number that is masked already.</summary>
    public static string Masked(this ClaimsPrincipal user, string? masked) => user.SeesMasked() ? masked ?? Hidden : Hidden;

    public static string Mask(this ClaimsPrincipal user, string number) => user.Masked(IdentityText.Mask(number));
}
