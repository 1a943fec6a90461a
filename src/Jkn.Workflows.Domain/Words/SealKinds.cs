namespace Jkn.Workflows.Domain.Words;

/// <summary>What a signature is worth (domain.md 5.4).</summary>
public static class SealKinds
{
    public const string Certified = "TTE",
        Uncertified = "TTE_TIDAK_TERSERTIFIKASI",
        WetInk = "BASAH";
}
