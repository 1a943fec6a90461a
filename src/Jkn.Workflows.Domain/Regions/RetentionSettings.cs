namespace Jkn.Workflows.Domain.Regions;

/// <summary>How long things are kept; the archive schedule of the region prevails once it is known.</summary>
public sealed record RetentionSettings(
    Sourced<int> CaseFileYears,
    Sourced<int> HealthPaperYears,
    Sourced<int> GuestBookYears,
    Sourced<int> AuditLogYears
)
{
    public static RetentionSettings Default { get; } =
        new(new(5, "ASUMSI:A-29"), new(2, "ASUMSI:A-29"), new(1, "ASUMSI:A-29"), new(10, "ASUMSI:A-29"));
}
