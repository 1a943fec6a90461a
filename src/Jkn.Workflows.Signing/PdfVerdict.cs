using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing;

/// <summary>
/// What the verifier found, in the order of what they cover. <paramref name="BytesAfterLast"/>: bytes that no signature covers; the last
/// signature closes a letter, but for proofs for the long run.
/// </summary>
internal sealed record PdfVerdict(string? Error, IReadOnlyList<SignatureVerdict> Signatures, long BytesAfterLast)
{
    public static PdfVerdict Unreadable(string error) => new(error, [], 0);

    /// <summary>"Diubah setelah ditandatangani".</summary>
    public bool IsChangedAfterwards =>
        Signatures.Count > 0 && (Signatures.Any(s => s.LaterChange is not null) || Signatures[^1].After == Followed.ByMore);

    /// <summary>Signed, every signature holds, and nothing came after them.</summary>
    public bool IsWhole => Error is null && Signatures.Count > 0 && Signatures.All(s => s.IsIntact) && !IsChangedAfterwards;

    public bool IsTrusted => IsWhole && Signatures.All(s => s.IsTimeStamp || s.Trust == Trust.Trusted);

    /// <summary>
    /// From the trusted side (trust.md 5.2): the last signature that holds, is trusted, and is by the official who is to close the letter.
    /// Whatever follows it was added, whoever signed that.
    /// </summary>
    public SignatureVerdict? ClosedBy(Func<SignatureVerdict, bool> isOfficial) =>
        Signatures.LastOrDefault(s =>
            s is { IsIntact: true, IsTimeStamp: false, Trust: Trust.Trusted, Certificate: not null } && isOfficial(s)
        );
}

/// <summary>What stands behind a signature's revision: nothing, proofs for the long run only, or more than these.</summary>
internal enum Followed
{
    ByNothing,
    ByProofs,
    ByMore,
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
    Trust StampTrust = Trust.Unknown,
    bool IsTimeStamp = false,
    Followed After = Followed.ByMore
)
{
    public bool IsIntact => Problem is null;

    public string? Signer => Certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
}
