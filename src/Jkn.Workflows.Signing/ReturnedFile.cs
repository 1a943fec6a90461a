using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// What an adapter gives back is checked before it is believed: the letter as sent, byte for byte, then exactly one more signature, whole,
/// of this official, from an accepted authority.
/// </summary>
internal static class ReturnedFile
{
    public static SealRefused? Refusal(SealRequest request, byte[] file, TrustRoots roots, Func<X509Certificate2, SealSigner, bool> isOwner)
    {
        if (!file.AsSpan().StartsWith(request.Pdf))
            return SealCodes.Refuse(SealCodes.Changed);
        if (PdfDocument.TryRead(file, out _) is not { } after || PdfDocument.TryRead(request.Pdf, out _) is not { } before)
            return SealCodes.Refuse(SealCodes.Invalid);
        try
        {
            return Refusal(request, before, after, roots, isOwner);
        }
        catch (PdfFormatException)
        {
            return SealCodes.Refuse(SealCodes.Invalid);
        }
    }

    private static SealRefused? Refusal(
        SealRequest request,
        PdfDocument before,
        PdfDocument after,
        TrustRoots roots,
        Func<X509Certificate2, SealSigner, bool> isOwner
    )
    {
        var earlier = before.SignatureFields.Where(f => f.IsSigned).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var signed = after.SignatureFields.Where(f => f.IsSigned).ToList();
        if (signed.Count != earlier.Count + 1 || signed.Where(f => !earlier.Contains(f.Name)).ToList() is not [var field])
            return SealCodes.Refuse(SealCodes.Invalid);
        // Earlier signatures were checked when they came, and their bytes stand there unchanged.
        var last = PdfVerifier.One(new(after), field, roots, request.At);
        if (!last.IsIntact)
            return SealCodes.Refuse(SealCodes.Invalid);
        if (!last.CoversWholeFile || RevisionCheck.FirstChange(before, after) is not null)
            return SealCodes.Refuse(SealCodes.Changed);
        if (last.Trust == Trust.Expired)
            return SealCodes.Refuse(SealCodes.Expired);
        if (last.Trust != Trust.Trusted)
            return SealCodes.Refuse(SealCodes.Invalid);
        var signer = request.Signer.Nip is { Length: > 0 } ? request.Signer : request.Signer with { Nip = request.Signer.Id };
        return isOwner(last.Certificate!, signer) ? null : SealCodes.Refuse(SealCodes.OtherOwner);
    }
}
