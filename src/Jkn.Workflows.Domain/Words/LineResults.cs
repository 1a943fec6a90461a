namespace Jkn.Workflows.Domain.Words;

/// <summary>What BPJS answers of one line of a batch (codes are stored and public).</summary>
public static class LineResults
{
    public const string Active = "AKTIF",
        Failed = "GAGAL",
        NoCard = "TANPA_KARTU";

    public static readonly IReadOnlyList<string> All = [Active, Failed, NoCard];
}
