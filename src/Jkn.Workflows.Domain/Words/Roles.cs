namespace Jkn.Workflows.Domain.Words;

/// <summary>Role codes of domain.md 2.1. The list is closed; who holds a role is data.</summary>
public static class Roles
{
    public const string FrontOffice = "FO",
        Information = "INFO",
        BackOffice = "BO",
        DataManager = "PENGELOLA_DATA",
        SectionHead = "KASIE",
        DivisionHead = "KABID",
        Secretary = "SEKRETARIS",
        AgencyHead = "KADIS",
        Supervisor = "ATASAN",
        Village = "KELURAHAN",
        HealthAgency = "DINKES",
        Admin = "ADMIN";

    /// <summary>The citizen: a column of the printed procedure and an addressee, never somebody who signs in.</summary>
    public const string Applicant = "PEMOHON";

    public static readonly IReadOnlyList<string> All =
    [
        FrontOffice,
        Information,
        BackOffice,
        DataManager,
        SectionHead,
        DivisionHead,
        Secretary,
        AgencyHead,
        Supervisor,
        Village,
        HealthAgency,
        Admin,
    ];

    /// <summary>Roles held by one official at a time, with Plh/Plt when the holder is away.</summary>
    public static readonly IReadOnlyList<string> Officials = [SectionHead, DivisionHead, Secretary, AgencyHead, Supervisor];

    /// <summary>Who is told when a role's clock has ended: the next superior; of the head of the agency those next below him.</summary>
    public static IReadOnlyList<string> ToldAfter(string role) =>
        role == AgencyHead ? [Secretary, DivisionHead]
        : SuperiorOf(role) is { } superior ? [superior]
        : [];

    private static string? SuperiorOf(string role) =>
        role switch
        {
            FrontOffice or Information or BackOffice or DataManager or Supervisor or Village or HealthAgency => SectionHead,
            SectionHead => DivisionHead,
            DivisionHead or Secretary => AgencyHead,
            _ => null,
        };
}
