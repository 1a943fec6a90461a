namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// What an applicant is told of his data where he hands it over: he is told, not asked, for the office acts by public duty (UU
/// 27/2022 art. 20).
/// </summary>
public static class PrivacyNotice
{
    /// <summary>Null where the region has switched it off.</summary>
    public static string? Of(Region region) =>
        !region.Settings.PrivacyNotice.Value
            ? null
            : $"Data pribadi pada berkas ini dipakai {region.Agency.Value} untuk memeriksa dan mengusulkan "
                + "kepesertaan JKN yang dibiayai pemerintah daerah, sebagai tugas pelayanan publik (UU 27/2022); "
                + $"persetujuan tidak diminta. Data peserta disampaikan kepada BPJS Kesehatan, dan surat keterangan sakit hanya "
                + "dibuka oleh petugas yang menanganinya. "
                + $"Berkas disimpan {region.Retention.CaseFileYears.Value} tahun setelah selesai, "
                + $"surat keterangan sakit {region.Retention.HealthPaperYears.Value} tahun. Bertanya atau memperbaiki data: di loket ini.";
}
