using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Server.Signing;

/// <summary>
/// What an adapter gives back is checked before it is believed: the letter as sent, byte for byte, then exactly one more signature, whole,
/// of this official, from an accepted authority.
/// </summary>
internal static class ReturnedFile
{
    public static SealRefused? Refusal(SealRequest request, PdfVerdict before, byte[] file, TrustRoots roots, Func<X509Certificate2, SealSigner, bool> isOwner)
    {
        if (!file.AsSpan().StartsWith(request.Pdf)) return SealCodes.Refuse(SealCodes.Changed);
        var after = PdfVerifier.Verify(file, roots, request.At);
        if (after.Error is not null || after.Signatures.Count != before.Signatures.Count + 1 || !after.Signatures[^1].IsIntact) return SealCodes.Refuse(SealCodes.Invalid);
        var last = after.Signatures[^1];
        if (after.BytesAfterLast > 0 || !last.CoversWholeFile || after.Signatures.Any(s => s.LaterChange is not null)) return SealCodes.Refuse(SealCodes.Changed);
        if (!after.IsWhole) return SealCodes.Refuse(SealCodes.Invalid);
        if (last.Trust == Trust.Expired) return SealCodes.Refuse(SealCodes.Expired);
        if (last.Trust != Trust.Trusted) return SealCodes.Refuse(SealCodes.Invalid);
        var signer = request.Signer.Nip is { Length: > 0 } ? request.Signer : request.Signer with { Nip = request.Signer.Id };
        return isOwner(last.Certificate!, signer) ? null : SealCodes.Refuse(SealCodes.OtherOwner);
    }
}
