using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// A time stamp over the whole document (/DocTimeStamp, ETSI EN 319 142-1, 5.4.3): no person signs with it, it keeps what is there provable
/// for longer. Providers add one after the signature.
/// </summary>
internal static class DocumentStamp
{
    private const string Form = "ETSI.RFC3161";

    public static bool Is(PdfDict signature) => signature.Is("SubFilter", Form);

    /// <summary>Its field draws nothing and does nothing: else it could cover the letter's text.</summary>
    public static bool IsUnseen(PdfDocument document, PdfField field)
    {
        if (document.Resolve(field.Dict["V"]) is not PdfDict signature || !Is(signature))
            return false;
        var widget = document.Dict(field.Widget);
        var box = document.List(widget["Rect"]).Select(v => (document.Resolve(v) as PdfNumber)?.Real ?? 0).ToList();
        return (box is [var left, var low, var right, var high] && (left == right || low == high))
            && widget["A"] is PdfNull
            && widget["AA"] is PdfNull
            && field.Dict["AA"] is PdfNull;
    }

    public static SignatureVerdict Check(SignatureVerdict verdict, byte[] padded, byte[] content, TrustRoots roots)
    {
        verdict = verdict with { IsTimeStamp = true };
        if (!CmsCheck.IsOneValue(padded, out var used) || !Rfc3161TimestampToken.TryDecode(padded.AsMemory(0, used), out var token, out _))
            return verdict with { Problem = PdfVerifier.BadCms };
        if (!CmsCheck.IsBounded(token.AsSignedCms()))
            return verdict with { Problem = PdfVerifier.BadCms };
        if (!token.VerifySignatureForData(content, out var authority))
            return verdict with { Problem = PdfVerifier.BadDigest };
        var chain = token.AsSignedCms().Certificates.Cast<X509Certificate2>();
        return verdict with
        {
            Certificate = authority,
            StampedAt = token.TokenInfo.Timestamp,
            Trust = authority is null ? Trust.Unknown : roots.Judge(authority, chain, token.TokenInfo.Timestamp),
        };
    }
}
