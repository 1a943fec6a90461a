namespace Jkn.Workflows.Domain.Words;

/// <summary>The ways a case may take (codes are stored and public): an emergency is one from the paper that says so.</summary>
public static class CasePaths
{
    public const string Ordinary = "BIASA",
        Emergency = "EMERGENSI";
}
