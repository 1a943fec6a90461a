using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Server.Signing.Pdf;

namespace Jkn.Workflows.Server.Signing;

/// <summary>
/// What an adapter gives back is checked before it is believed: the letter as sent, byte for byte, then exactly one more signature, whole,
/// of this official, from an accepted authority.
/// </summary>
internal static class ReturnedFile
{
    public static SealRefused? Refusal(SealRequest request, byte[] file, TrustRoots roots, Func<X509Certificate2, SealSigner, bool> isOwner)
    {
        if (!file.AsSpan().StartsWith(request.Pdf)) return SealCodes.Refuse(SealCodes.Changed);
        var before = PdfDocument.TryRead(request.Pdf, out _)?.SignatureFields.Count(f => f.IsSigned) ?? 0;
        var after = PdfVerifier.Verify(file, roots, request.At);
        if (after.Error is not null || after.Signatures.Count != before + 1 || !after.Signatures[^1].IsIntact) return SealCodes.Refuse(SealCodes.Invalid);
        var last = after.Signatures[^1];
        if (after.BytesAfterLast > 0 || !last.CoversWholeFile || after.Signatures.Any(s => s.LaterChange is not null)) return SealCodes.Refuse(SealCodes.Changed);
        if (!after.IsWhole) return SealCodes.Refuse(SealCodes.Invalid);
        if (last.Trust == Trust.Expired) return SealCodes.Refuse(SealCodes.Expired);
        if (last.Trust != Trust.Trusted) return SealCodes.Refuse(SealCodes.Invalid);
        var signer = request.Signer.Nip is { Length: > 0 } ? request.Signer : request.Signer with { Nip = request.Signer.Id };
        return isOwner(last.Certificate!, signer) ? null : SealCodes.Refuse(SealCodes.OtherOwner);
    }
}
