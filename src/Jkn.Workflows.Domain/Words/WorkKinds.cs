namespace Jkn.Workflows.Domain.Words;

/// <summary>What kind of work it is: decides which form a screen shows and what completing asks for.</summary>
public static class WorkKinds
{
    public const string Registration = "REGISTRASI",
        DocumentCheck = "PERIKSA_BERKAS",
        Return = "BERKAS_KEMBALI",
        DataEntry = "ENTRI_DATA",
        Verification = "VERIFIKASI_DATA",
        Task = "TUGAS",
        Decision = "KEPUTUSAN",
        SignOff = "SIGN_OFF",
        DraftLetter = "SUSUN_SURAT",
        IssueLetter = "TERBITKAN_SURAT",
        ExternalEvent = "KEJADIAN_LUAR",
        HandOverCard = "SERAH_KARTU",
        LockBatch = "KUNCI_BATCH",
        SendBatch = "KIRIM_BATCH",
        BatchResult = "HASIL_BATCH",
        LineVerification = "VERIFIKASI_BARIS",
        Agreement = "PERIKSA_PKS",
        MissingResult = "HASIL_TIDAK_ADA",
        Complaint = "PENGADUAN";
}
