using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// What an adapter gives back is checked before it is believed: the letter as sent, byte for byte, then exactly one more signature, whole,
/// of this official, from an accepted authority; after it at most proofs for the long run (real answers of BSrE are PAdES LT).
/// </summary>
internal static class ReturnedFile
{
    /// <param name="own">The signature that came, where there is just one.</param>
    public static SealRefused? Refusal(
        SealRequest request,
        byte[] file,
        TrustRoots roots,
        Func<X509Certificate2, SealSigner, bool> isOwner,
        out SignatureVerdict? own
    )
    {
        own = null;
        if (!file.AsSpan().StartsWith(request.Pdf))
            return SealCodes.Refuse(SealCodes.Changed);
        if (
            PdfDocument.TryRead(file, PdfBudget.Own(), out _) is not { } after
            || PdfDocument.TryRead(request.Pdf, PdfBudget.Own(), out _) is not { } before
        )
            return SealCodes.Refuse(SealCodes.Invalid);
        try
        {
            return Refusal(request, before, after, roots, isOwner, out own);
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
        Func<X509Certificate2, SealSigner, bool> isOwner,
        out SignatureVerdict? own
    )
    {
        var revisions = new PdfRevisions(after);
        own = Added(before, revisions, roots, request.At);
        if (own is not { } last)
            return SealCodes.Refuse(SealCodes.Invalid);
        if (!last.IsIntact)
            return SealCodes.Refuse(last.Problem == PdfVerifier.NoReference ? SealCodes.OldForm : SealCodes.Invalid);
        if (
            PdfVerifier.AfterOf(revisions, last) == Followed.ByMore
            || revisions.UpTo(last.CoversTo) is not { } signed
            || RevisionCheck.FirstChange(before, signed) is not null
        )
            return SealCodes.Refuse(SealCodes.Changed);
        return JudgeOf(request, last, isOwner);
    }

    /// <summary>The one signature that came; null when there is none, another besides it, or a time stamp that does not hold.</summary>
    private static SignatureVerdict? Added(PdfDocument before, PdfRevisions revisions, TrustRoots roots, DateTimeOffset at)
    {
        var earlier = before.SignatureFields.Where(f => f.IsSigned).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var signed = revisions.Newest.SignatureFields.Where(f => f.IsSigned).ToList();
        // Earlier signatures were checked when they came, and their bytes stand there unchanged.
        var added = signed.Where(f => !earlier.Contains(f.Name)).ToList();
        if (signed.Count != earlier.Count + added.Count)
            return null;
        var verdicts = added.Select(f => PdfVerifier.One(revisions, f, roots, at)).ToList();
        return verdicts.All(v => v.IsIntact || !v.IsTimeStamp) && verdicts.Where(v => !v.IsTimeStamp).ToList() is [var own] ? own : null;
    }

    private static SealRefused? JudgeOf(SealRequest request, SignatureVerdict last, Func<X509Certificate2, SealSigner, bool> isOwner)
    {
        if (last.Trust == Trust.Expired)
            return SealCodes.Refuse(SealCodes.Expired);
        if (last.Trust != Trust.Trusted)
            return SealCodes.Refuse(SealCodes.Invalid);
        return isOwner(last.Certificate!, request.Signer) ? null : SealCodes.Refuse(SealCodes.OtherOwner);
    }
}
