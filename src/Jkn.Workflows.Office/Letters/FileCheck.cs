namespace Jkn.Workflows.Application.Letters;

/// <summary>The three answers about a file (trust.md 5.3).</summary>
public static class FileVerdicts
{
    /// <summary>The issued file, byte for byte.</summary>
    public const string Genuine = "ASLI";

    /// <summary>Some other bytes: altered, saved anew, forged. What differs is told; the genuine file is to be asked for.</summary>
    public const string Copy = "SALINAN";
    public const string Unreadable = "TIDAK_TERBACA";

    public static string TextOf(string verdict) =>
        verdict switch
        {
            Genuine => "Asli",
            Copy => "Salinan yang diubah atau disimpan ulang",
            _ => "Tidak dapat dibaca",
        };
}

/// <summary>
/// What an uploaded file is beside the letter that was issued under its code. <paramref name="AddedAfterwards"/>: something stands behind
/// the signature that closes the letter, whoever signed it, other than proofs for the long run. Genuine: what the true letter says.
/// </summary>
public sealed record FileCheck(
    string Verdict,
    string VerdictText,
    bool IsIssued,
    bool AddedAfterwards,
    string Message,
    IReadOnlyList<string> Differences,
    GenuineLetter Genuine,
    IReadOnlyList<SignatureCheck> Signatures
);

/// <summary>Number, date and signer of the letter on the office's own record, and whether it still counts.</summary>
public sealed record GenuineLetter(string State, string StateText, string? Number, string? Date, string? Signer);

/// <summary>
/// One signature of the file. <paramref name="Holds"/>: it fits the file and is of an authority we know; never so for a stranger's.
/// </summary>
public sealed record SignatureCheck(
    string Signer,
    string Kind,
    string StateText,
    bool Holds,
    bool Trusted,
    bool Certified,
    bool Added,
    string? Problem
);

/// <summary>What came of asking about a file.</summary>
internal enum FileAnswer
{
    Told,
    Unknown,
    TooLarge,
    Slow,
    Busy,
}
