namespace Jkn.Workflows.Signing;

/// <summary>
/// Why there is no signature: codes for the journal, texts for the official. Never a text from outside, which could repeat a secret.
/// </summary>
internal static class SealCodes
{
    public const string NoCertificate = "seal-certificate-missing",
        Expired = "seal-certificate-expired",
        OtherOwner = "seal-owner-mismatch",
        Changed = "seal-file-changed",
        Invalid = "seal-signature-invalid",
        Unreachable = "seal-service-unreachable",
        TimedOut = "seal-service-timeout",
        WrongSecret = "seal-secret-wrong",
        NoSecret = "seal-secret-missing",
        Refused = "seal-service-refused",
        Account = "seal-service-account",
        Answer = "seal-service-answer",
        NotIssued = "seal-user-not-issued",
        NotScan = "scan-kind-unknown",
        ScanLarge = "scan-too-large",
        NoScan = "scan-missing",
        NotConfigured = "seal-not-configured";

    public static SealRefused Refuse(string code) =>
        new(code, Text(code), code is Unreachable or TimedOut or TimeStamper.Unreachable or Answer);

    private static string Text(string code) =>
        code switch
        {
            NoCertificate => "Pejabat ini belum mempunyai sertifikat elektronik.",
            Expired => "Sertifikat elektronik tidak berlaku pada hari ini.",
            OtherOwner => "Sertifikat bukan milik pejabat ini.",
            Changed => "Berkas yang kembali dari layanan bukan surat yang dikirim.",
            Invalid => "Tanda tangan yang kembali tidak sah.",
            Unreachable => "Layanan tanda tangan tidak dapat dihubungi. Surat tetap menunggu tanda tangan.",
            TimedOut => "Layanan tanda tangan tidak menjawab pada waktunya. Surat tetap menunggu tanda tangan.",
            WrongSecret => "Passphrase atau kode salah.",
            NoSecret => "Passphrase wajib diisi.",
            Refused => "Layanan tanda tangan menolak.",
            Account => "Akun aplikasi pada layanan tanda tangan ditolak.",
            Answer => "Jawaban layanan tanda tangan tidak dapat dibaca.",
            NotIssued => "Sertifikat pejabat pada layanan tanda tangan belum atau tidak aktif.",
            NotScan => "Berkas bukan PDF, JPEG atau PNG.",
            ScanLarge => "Pindaian terlalu besar.",
            NoScan => "Pindaian surat wajib diunggah.",
            NotConfigured => "Layanan tanda tangan belum diatur.",
            TimeStamper.Unreachable => "Layanan penanda waktu tidak dapat dihubungi.",
            PdfSigner.FieldSigned => "Kolom tanda tangan ini sudah terisi.",
            PdfSigner.NotDrawable => "Nama atau jabatan memuat huruf yang tidak dapat dicetak.",
            _ => "Berkas surat tidak dapat ditandatangani.",
        };
}
