using System.Security.Cryptography;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// Checks every signature of a file: integrity, what it covers, its signer, and what came after it. For a file that cannot be read the
/// answer is an error code. The time that a certificate must be valid at is the time stamp's, else the caller's.
/// </summary>
internal static class PdfVerifier
{
    public const string BadRange = "byte-range-bad",
        BadCms = "signature-unreadable",
        BadDigest = "digest-mismatch",
        WeakDigest = "digest-weak",
        WeakKey = "key-weak",
        NoReference = "signing-certificate-missing",
        TooMany = "too-many-signatures";
    private static readonly string[] Forms = ["ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161"];
    private const int MaxSignatures = 16;

    /// <summary>A file of this service's own making: it may be as large as it was made.</summary>
    public static PdfVerdict Verify(ReadOnlyMemory<byte> file, TrustRoots roots, DateTimeOffset at) =>
        Verify(file, roots, at, PdfBudget.Own());

    public static PdfVerdict Verify(ReadOnlyMemory<byte> file, TrustRoots roots, DateTimeOffset at, PdfBudget budget)
    {
        if (PdfDocument.TryRead(file, budget, out var error) is not { } document)
            return PdfVerdict.Unreadable(error!);
        try
        {
            var signed = document.SignatureFields.Where(f => f.IsSigned).ToList();
            if (signed.Count > MaxSignatures)
                return PdfVerdict.Unreadable(TooMany);
            var revisions = new PdfRevisions(document);
            var found = signed.Select(f => One(revisions, f, roots, at)).OrderBy(v => v.CoversTo).ToList();
            return new(
                null,
                Later(revisions, [.. found.Select(v => v with { After = AfterOf(revisions, v) })]),
                file.Length - found.Select(v => v.CoversTo).DefaultIfEmpty(file.Length).Max()
            );
        }
        catch (PdfFormatException wrong)
        {
            return PdfVerdict.Unreadable(wrong.Code);
        }
    }

    /// <summary>One signature by itself; what came after it is not looked at.</summary>
    public static SignatureVerdict One(PdfRevisions revisions, PdfField field, TrustRoots roots, DateTimeOffset at)
    {
        var document = revisions.Newest;
        var verdict = new SignatureVerdict(field.Name);
        var holder = field.Dict["V"] as PdfRef ?? field.Ref;
        if (
            document.Resolve(field.Dict["V"]) is not PdfDict dict
            || !Forms.Any(f => dict.Is("SubFilter", f))
            || document.Xref.Places.GetValueOrDefault(holder.Number) is { IsPacked: true }
            || dict["Contents"] is not PdfString contents
        )
            return verdict with { Problem = BadRange };
        verdict = verdict with { ClaimedAt = (document.Resolve(dict["M"]) as PdfString)?.Text };
        var range = document.List(dict["ByteRange"]).Select(n => (n as PdfNumber)?.Whole ?? -1).ToList();
        // The gap is this signature's own string and nothing else: anything more would be unsigned content inside the signed file.
        if (
            range is not [0, var gap, var rest, var length]
            || gap != contents.Start
            || rest != contents.End
            || length < 0
            || rest + length > document.Bytes.Length
        )
            return verdict with { Problem = BadRange };
        verdict = verdict with { CoversTo = rest + length, CoversWholeFile = rest + length == document.Bytes.Length };
        if (!IsRevision(revisions.UpTo(rest + length), field.Name, contents.Start))
            return verdict with { Problem = BadRange };
        document.Budget.Bytes(rest + length);
        byte[] content = [.. document.Bytes.Span[..(int)gap], .. document.Bytes.Span.Slice((int)rest, (int)length)];
        try
        {
            return DocumentStamp.Is(dict)
                ? DocumentStamp.Check(verdict, contents.Bytes, content, roots)
                : CmsCheck.Check(verdict, contents.Bytes, content, roots, at);
        }
        catch (CryptographicException)
        {
            return verdict with { Problem = BadCms };
        }
    }

    /// <summary>The covered bytes are a whole file by themselves, in which this signature is already entered.</summary>
    private static bool IsRevision(PdfDocument? covered, string name, int contents) =>
        covered is { } revision
        && revision.SignatureFields.FirstOrDefault(f => f.Name == name) is { } field
        && revision.Resolve(field.Dict["V"]) is PdfDict dict
        && dict["Contents"] is PdfString same
        && same.Start == contents;

    /// <summary>What stands behind the signature's own revision.</summary>
    public static Followed AfterOf(PdfRevisions revisions, SignatureVerdict signature)
    {
        if (signature.CoversWholeFile)
            return Followed.ByNothing;
        return
            signature.CoversTo > 0
            && revisions.UpTo(signature.CoversTo) is { } covered
            && RevisionCheck.FirstChange(covered, revisions.Newest, proofsOnly: true) is null
            && PdfTail.IsUpdates(revisions.Newest, signature.CoversTo)
            ? Followed.ByProofs
            : Followed.ByMore;
    }

    /// <summary>Enters for each signature the first change that a later revision made beyond adding signatures.</summary>
    private static List<SignatureVerdict> Later(PdfRevisions revisions, List<SignatureVerdict> found)
    {
        var after = revisions.Newest;
        string? change = null;
        for (var i = found.Count - 1; i >= 0; i--)
        {
            if (found[i].CoversTo == 0)
                continue;
            if (found[i].CoversTo != after.Bytes.Length && revisions.UpTo(found[i].CoversTo) is { } before)
            {
                change = RevisionCheck.FirstChange(before, after) ?? change;
                after = before;
            }
            found[i] = found[i] with { LaterChange = change };
        }
        return found;
    }
}
