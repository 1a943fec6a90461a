using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>The signatures of a file in words. "Sah" is said of what is known and fits, and of nothing else.</summary>
internal static class SignatureRows
{
    public static IReadOnlyList<SignatureCheck> Of(PdfVerdict verdict, SignatureVerdict? closing) =>
        [.. verdict.Signatures.Select(s => Of(s, closing))];

    private static SignatureCheck Of(SignatureVerdict one, SignatureVerdict? closing)
    {
        var trusted = one.Trust == Trust.Trusted;
        var added = closing is not null && one.CoversTo > closing.CoversTo && !one.IsTimeStamp;
        var name = one.Signer ?? "tidak terbaca";
        return new(
            trusted ? name : $"mengaku bernama \"{name}\"",
            one.IsTimeStamp ? "Cap waktu dokumen"
                : closing is null ? "Tanda tangan atau paraf"
                : one.CoversTo < closing.CoversTo ? "Paraf"
                : "Tanda tangan",
            State(one, added),
            one.IsIntact && trusted && !added,
            trusted,
            one.IsCertified,
            added,
            one.Problem
        );
    }

    private static string State(SignatureVerdict one, bool added) =>
        !one.IsIntact ? "Tidak cocok dengan isi berkas"
        : one.Trust == Trust.Expired ? "Sertifikat tidak berlaku pada saat surat ditandatangani"
        : one.Trust != Trust.Trusted ? "Tidak dikenal; jangan dipercaya"
        : added ? "Ditambahkan sesudah surat ditutup"
        : "Sah";
}
