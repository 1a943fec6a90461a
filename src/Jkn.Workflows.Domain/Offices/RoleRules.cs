using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>Which roles an account may have together, and which of them are power.</summary>
public static class RoleRules
{
    /// <summary>The office of the installation itself.</summary>
    public const string Installation = "*";

    /// <summary>Work at a desk: an administrator gives it alone. Every other role takes two people.</summary>
    public static readonly IReadOnlyList<string> Ordinary = [Roles.FrontOffice, Roles.BackOffice];

    public static bool AreOrdinary(IEnumerable<string> roles) => roles.All(Ordinary.Contains);

    public static Rejection? Check(string office, ImmutableArray<string> roles)
    {
        if (roles.IsDefaultOrEmpty || roles.Any(r => !Roles.All.Contains(r)))
            return new("role-invalid", $"Peran harus dari daftar ini: {string.Join(", ", Roles.All)}.", "roles");
        // "*" opens every region: only an administrator, who sees no participants, may have it.
        if (office == Installation && roles is not [Roles.Admin])
            return new("role-invalid", "Hanya ADMIN yang boleh bekerja untuk semua daerah.", "roles");
        return roles.Contains(Roles.Admin) && roles.Distinct().Count() > 1
            ? new("role-admin-alone", "ADMIN tidak boleh memegang peran lain.", "roles")
            : null;
    }
}
