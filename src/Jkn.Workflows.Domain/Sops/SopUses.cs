namespace Jkn.Workflows.Domain.Sops;

/// <summary>What a procedure is for (codes are stored and public).</summary>
public static class SopUses
{
    public const string Case = "CASE",
        Batch = "BATCH",
        Part = "PART",
        Complaint = "COMPLAINT";

    public static readonly IReadOnlyList<string> All = [Case, Batch, Part, Complaint];
}
