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
        ScanSmall = "scan-not-readable",
        NoScan = "scan-missing",
        NotConfigured = "seal-not-configured",
        NotTaken = "seal-document-refused",
        OldForm = "seal-form-old",
        WeakKey = "seal-key-weak",
        Revoked = "seal-certificate-revoked",
        StatusUnknown = "seal-status-unknown",
        NoCodes = "seal-no-codes";

    public static SealRefused Refuse(string code) =>
        new(code, $"{Text(code)} {Advice(RemedyOf(code))}".Trim(), RemedyOf(code) == Remedy.Retry);

    /// <summary>Who can do something about it.</summary>
    public static Remedy RemedyOf(string code) =>
        code switch
        {
            Unreachable or TimedOut or TimeStamper.Unreachable or Answer or StatusUnknown => Remedy.Retry,
            WrongSecret or NoSecret or NoScan or NotScan or ScanLarge or ScanSmall => Remedy.Official,
            _ => Remedy.Administrator,
        };

    private static string Advice(Remedy remedy) =>
        remedy switch
        {
            Remedy.Retry => "Surat tetap menunggu tanda tangan; coba lagi nanti.",
            Remedy.Administrator => "Hubungi administrator.",
            _ => "",
        };

    private static string Text(string code) =>
        code switch
        {
            NoCertificate => "Pejabat ini belum terdaftar atau belum mempunyai sertifikat elektronik.",
            Expired => "Sertifikat elektronik tidak berlaku pada hari ini.",
            OtherOwner => "Sertifikat bukan milik pejabat ini.",
            Changed => "Berkas yang kembali dari layanan bukan surat yang dikirim.",
            Invalid => "Tanda tangan yang kembali tidak sah.",
            OldForm => "Layanan menandatangani dengan bentuk lama yang tidak menyebut sertifikatnya; surat memerlukan PAdES.",
            Unreachable => "Layanan tanda tangan tidak dapat dihubungi.",
            TimedOut => "Layanan tanda tangan tidak menjawab pada waktunya.",
            WrongSecret => "Passphrase atau kode salah. Periksa lalu ketik ulang.",
            NoSecret => "Passphrase wajib diisi.",
            Refused => "Layanan tanda tangan menolak.",
            NotTaken => "Layanan tanda tangan menolak berkas surat ini.",
            Account => "Akun aplikasi pada layanan tanda tangan ditolak.",
            Answer => "Jawaban layanan tanda tangan tidak dapat dibaca.",
            NotIssued => "Sertifikat pejabat pada layanan tanda tangan belum atau tidak aktif.",
            WeakKey => "Kunci sertifikat terlalu lemah; diperlukan RSA 2048 bit atau kurva P-256 ke atas.",
            Revoked => "Sertifikat elektronik pejabat ini sudah dicabut.",
            StatusUnknown => "Penerbit sertifikat tidak dapat dihubungi, sehingga belum pasti apakah sertifikat masih berlaku.",
            NoCodes => "Cara tanda tangan ini tidak memakai kode sekali pakai.",
            NotScan => "Berkas bukan PDF, JPEG atau PNG.",
            ScanLarge => "Pindaian terlalu besar.",
            ScanSmall => "Pindaian tidak terbaca sebagai satu halaman: gambar harus utuh dan lebarnya paling sedikit 1.000 piksel.",
            NoScan => "Pindaian surat wajib diunggah.",
            NotConfigured => "Layanan tanda tangan belum diatur.",
            TimeStamper.Unreachable => "Layanan penanda waktu tidak dapat dihubungi.",
            PdfSigner.FieldSigned => "Kolom tanda tangan ini sudah terisi.",
            PdfSigner.NotDrawable => "Nama atau jabatan memuat huruf yang tidak dapat dicetak.",
            _ => "Berkas surat tidak dapat ditandatangani.",
        };
}

/// <summary>Whose turn it is after a refusal: nobody's but time's, the official's, or the administrator's.</summary>
internal enum Remedy
{
    Retry,
    Official,
    Administrator,
}
