using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>Case states of domain.md 2.2 (codes are stored and public).</summary>
public static class CaseStatus
{
    public const string Draft = "DRAFT",
        Received = "DITERIMA",
        Checking = "PEMERIKSAAN",
        Returned = "DIKEMBALIKAN",
        Registered = "TERDAFTAR",
        Verifying = "VERIFIKASI",
        Running = "BERJALAN",
        Ready = "SIAP_USUL",
        InBatch = "DALAM_BATCH",
        Sent = "DIKIRIM",
        Active = "AKTIF",
        Failed = "GAGAL_USUL",
        CardReceived = "KARTU_DITERIMA",
        CardHandedOver = "KARTU_DISERAHKAN",
        Rejected = "DITOLAK",
        NotRegistrable = "TIDAK_DAPAT_DIDAFTARKAN",
        Expired = "KEDALUWARSA",
        Withdrawn = "BATAL",
        Done = "SELESAI";

    /// <summary>The Indonesian label; a code that has none stays as it is.</summary>
    public static string LabelOf(string code) => Labels.GetValueOrDefault(code, code);

    /// <summary>Code and Indonesian label, in the order of the life of a case.</summary>
    public static readonly IReadOnlyDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Draft] = "Draf",
        [Received] = "Diterima",
        [Checking] = "Pemeriksaan Berkas",
        [Returned] = "Dikembalikan (belum lengkap)",
        [Registered] = "Terdaftar",
        [Verifying] = "Verifikasi & Validasi Data",
        [Running] = "Berjalan",
        [Ready] = "Siap Diusulkan / Menunggu Periode",
        [InBatch] = "Dalam Batch",
        [Sent] = "Diusulkan ke BPJS",
        [Active] = "Ditetapkan / Aktif",
        [Failed] = "Gagal Usul",
        [CardReceived] = "Kartu Diterima dari BPJS",
        [CardHandedOver] = "Kartu Diserahkan",
        [Rejected] = "Ditolak",
        [NotRegistrable] = "Tidak Dapat Didaftarkan",
        [Expired] = "Kedaluwarsa",
        [Withdrawn] = "Dibatalkan",
        [Done] = "Selesai",
    };
}
