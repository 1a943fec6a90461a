namespace Jkn.Workflows.Domain.Words;

/// <summary>The five acts of a sign-off (domain.md 2.1).</summary>
public static class Acts
{
    public const string Check = "PERIKSA",
        Verify = "VERIFIKASI",
        Paraf = "PARAF",
        Approve = "SETUJUI",
        Sign = "TANDA_TANGAN";
    public static readonly IReadOnlyList<string> All = [Check, Verify, Paraf, Approve, Sign];

    /// <summary>Acts that one person may not give twice in a chain .</summary>
    public static bool IsExclusive(string act) => act is Paraf or Approve or Sign;
}
