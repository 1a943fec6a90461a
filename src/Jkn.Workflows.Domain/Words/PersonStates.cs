namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// Where one person stands in his own course (domain-2.md 1.1, rulings.md 3.3); codes are stored and public. Each person of a case
/// has his own: the case's state is only a summary of them.
/// </summary>
public static class PersonStates
{
    public const string Recorded = "DICATAT",
        AwaitingNik = "MENUNGGU_NIK",
        Checked = "DIPERIKSA",
        Returned = "DIKEMBALIKAN",
        Undecided = "PERLU_KEPUTUSAN",
        Eligible = "LAYAK",
        NotEligible = "TIDAK_LAYAK",
        InBatch = "DALAM_BATCH",
        Proposed = "DIUSULKAN",
        Active = "AKTIF",
        Failed = "GAGAL",
        Unanswered = "TANPA_JAWABAN",
        CardHere = "KARTU_ADA",
        CardHandedOver = "KARTU_DISERAHKAN",
        Withdrawn = "DITARIK",
        Rejected = "DITOLAK",
        Expired = "KEDALUWARSA",
        WithoutCard = "SELESAI_TANPA_KARTU";

    /// <summary>States in which a course may end.</summary>
    public static readonly IReadOnlyList<string> Ends =
    [
        CardHandedOver,
        Active,
        WithoutCard,
        Failed,
        NotEligible,
        Rejected,
        Expired,
        Withdrawn,
    ];

    /// <summary>Code and Indonesian label, in the order of a course.</summary>
    public static readonly IReadOnlyDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Recorded] = "Dicatat",
        [AwaitingNik] = "Menunggu NIK",
        [Checked] = "Data diperiksa",
        [Returned] = "Dikembalikan untuk dilengkapi",
        [Undecided] = "Menunggu keputusan",
        [Eligible] = "Layak diusulkan",
        [NotEligible] = "Tidak dapat diusulkan",
        [InBatch] = "Dalam batch",
        [Proposed] = "Diusulkan ke BPJS",
        [Active] = "Aktif",
        [Failed] = "Belum diterima",
        [Unanswered] = "Belum dijawab",
        [CardHere] = "Kartu di kantor",
        [CardHandedOver] = "Kartu diserahkan",
        [Withdrawn] = "Ditarik",
        [Rejected] = "Ditolak",
        [Expired] = "Kedaluwarsa",
        [WithoutCard] = "Selesai tanpa kartu",
    };

    public static string LabelOf(string code) => Labels.GetValueOrDefault(code, code);
}
