using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing;

/// <summary>
/// What the verifier found. <paramref name="BytesAfterLast"/>: bytes that no signature covers; the last signature closes a letter.
/// </summary>
internal sealed record PdfVerdict(string? Error, IReadOnlyList<SignatureVerdict> Signatures, long BytesAfterLast)
{
    public static PdfVerdict Unreadable(string error) => new(error, [], 0);

    /// <summary>"Diubah setelah ditandatangani".</summary>
    public bool IsChangedAfterwards => Signatures.Count > 0 && (BytesAfterLast > 0 || Signatures.Any(s => s.LaterChange is not null));

    /// <summary>Signed, every signature holds, and nothing came after them.</summary>
    public bool IsWhole => Error is null && Signatures.Count > 0 && Signatures.All(s => s.IsIntact) && !IsChangedAfterwards;

    public bool IsTrusted => IsWhole && Signatures.All(s => s.Trust == Trust.Trusted);
}

/// <summary>
/// One signature. <paramref name="CoversTo"/>: the length of the revision it covers. <paramref name="LaterChange"/>: what a later revision
/// changed besides adding signatures.
/// </summary>
internal sealed record SignatureVerdict(
    string Field,
    string? Problem = null,
    long CoversTo = 0,
    bool CoversWholeFile = false,
    string? LaterChange = null,
    X509Certificate2? Certificate = null,
    Trust Trust = Trust.Unknown,
    bool IsCertified = false,
    string? ClaimedAt = null,
    DateTimeOffset? StampedAt = null,
    Trust StampTrust = Trust.Unknown
)
{
    public bool IsIntact => Problem is null;

    public string? Signer => Certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
}
