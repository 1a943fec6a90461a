using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>Which roles an account may have together.</summary>
public static class RoleRules
{
    public static Rejection? Check(string office, ImmutableArray<string> roles)
    {
        if (roles.IsDefaultOrEmpty || roles.Any(r => !Roles.All.Contains(r)))
            return new("role-invalid", $"Peran harus dari daftar ini: {string.Join(", ", Roles.All)}.", "roles");
        // "*" opens every region: only an administrator, who sees no participants, may have it.
        return office == Installation && roles is not [Roles.Admin]
            ? new("role-invalid", "Hanya ADMIN yang boleh bekerja untuk semua daerah.", "roles")
            : null;
    }

    /// <summary>The office of the installation itself.</summary>
    public const string Installation = "*";
}
