namespace Jkn.Workflows.Server.Pages;

/// <summary>What a role is called on a screen when its region gives it no name of its own.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [Roles.FrontOffice] = "Front Office",
        [Roles.Information] = "Petugas Informasi",
        [Roles.BackOffice] = "Back Office",
        [Roles.DataManager] = "Pengelola Data",
        [Roles.SectionHead] = "Kepala Seksi",
        [Roles.DivisionHead] = "Kepala Bidang",
        [Roles.Secretary] = "Sekretaris",
        [Roles.AgencyHead] = "Kepala Dinas",
        [Roles.Supervisor] = "Atasan Langsung",
        [Roles.Village] = "Kelurahan",
        [Roles.HealthAgency] = "Dinas Kesehatan",
        [Roles.Admin] = "Admin",
    };

    public static string Of(string role) => Names.GetValueOrDefault(role, role);
}
