namespace Jkn.Workflows.Domain.Organisation;

/// <summary>Where sign-offs stand in a row: on the case itself, on a letter of a case, on a batch and its letters.</summary>
public static class Chains
{
    public const string Case = "case",
        Letter = "letter",
        Batch = "batch";

    public static readonly IReadOnlyList<string> All = [Case, Letter, Batch];
}
