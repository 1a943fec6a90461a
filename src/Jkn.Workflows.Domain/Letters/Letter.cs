using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>What a signature is worth (domain.md 5.4).</summary>
public static class SealKinds
{
    public const string Certified = "TTE",
        Uncertified = "TTE_TIDAK_TERSERTIFIKASI",
        WetInk = "BASAH";
}

/// <summary>Letter states of domain.md 2.2.</summary>
public enum LetterState
{
    Konsep,
    MenungguParaf,
    MenungguTandaTangan,
    Ditandatangani,
    Diserahkan,
    Dikembalikan,
    Ditolak,
    Dicabut,
}

/// <summary>A paraf or signature on a letter, with the capacity it was given in and the hash of the text its giver saw.</summary>
public sealed record LetterMark(
    string Role,
    string By,
    string Act,
    string? Capacity,
    string? ActingFor,
    DateTimeOffset At,
    string? DocumentHash
)
{
    /// <summary>The same person gave another act of the chain too (rangkap).</summary>
    public bool Double { get; init; }

    /// <summary>
    /// In the file as a signature of its own: "SEGEL"; else the code of why it stands in the journal only; null while that is not decided.
    /// </summary>
    public string? Seal { get; init; }
    public const string InFile = "SEGEL";
}

/// <summary>
/// A passage of a letter that has to be mended, and why. <paramref name="Field"/>: the letter's field it stands in; null when the passage
/// is quoted from the page.
/// </summary>
public sealed record PassageMark(string Passage, string Why, string? Field = null);

/// <summary>
/// The typeset page with the parafs sealed into it so far. <see cref="Place"/>: "page x y width height", points from the lower left corner.
/// </summary>
public sealed record LetterPaper(string FileId, string FileHash, int Pages, string? Place);

/// <summary>Why the page could not be made (Gangguan); the letter waits until somebody retries.</summary>
public sealed record LetterFault(string Code, string? Template, int? Line, string Reason, DateTimeOffset At);

/// <summary>
/// An official letter of a case or batch. <see cref="Hash"/> is of the draft's content (template and data): a change voids all parafs.
/// <see cref="Attempt"/> names the signature that was asked for and is not sealed yet.
/// </summary>
public sealed record Letter(
    string Key,
    string Template,
    string Title,
    LetterState State,
    string Hash,
    string DraftedBy,
    DateTimeOffset DraftedAt
)
{
    /// <summary>Data for the template; health data may be among it (class S): sealed in the journal.</summary>
    public ImmutableSortedDictionary<string, string> Body { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public int Version { get; init; } = 1;

    /// <summary>When its first draft was sent on: since then the letter runs, whatever is written anew.</summary>
    public DateTimeOffset BegunAt { get; init; } = DraftedAt;
    public string? Number { get; init; }
    public ImmutableArray<LetterMark> Parafs { get; init; } = [];

    /// <summary>What whoever sent it back marked; gone with the next draft.</summary>
    public ImmutableArray<PassageMark> Marks { get; init; } = [];
    public LetterMark? Signature { get; init; }
    public string? Attempt { get; init; }
    public LetterMark? Requested { get; init; }
    public string? SealedHash { get; init; }

    /// <summary>Counts the texts and numbers this letter had: a page belongs to one of them.</summary>
    public int Draft { get; init; }

    /// <summary>Leads from the QR code to the verification page; the same for all drafts of the letter.</summary>
    public string? Token { get; init; }

    /// <summary>The letter's date is the day its number was reserved (asumsi).</summary>
    public DateTimeOffset? NumberedAt { get; init; }
    public LetterPaper? Paper { get; init; }
    public LetterFault? Fault { get; init; }

    /// <summary>Signed in ink instead of electronically, and why.</summary>
    public string? WetReason { get; init; }
    public bool IsWet => WetReason is not null;

    /// <summary>The issued file: the sealed PDF, or the scan.</summary>
    public string? SealedFile { get; init; }

    /// <summary>How it was signed: see <see cref="SealKinds"/>.</summary>
    public string? SealKind { get; init; }
    public DateTimeOffset? SealedAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>The letter after a sign-off on it: a paraf counts only when it went forward.</summary>
    public Letter After(Cases.CaseEvent.SignOffGiven given, Cases.Stamp stamp)
    {
        if (given.Act != "PARAF" || given.Outcome != "Setuju")
            return this;
        return this with
        {
            // Given again after a return: the level counts once, with its latest paraf.
            Parafs = Parafs
                .RemoveAll(p => p.Role == given.Role)
                .Add(
                    new(given.Role, stamp.By, given.Act, stamp.Capacity, stamp.ActingFor, stamp.At, given.DocumentHash)
                    {
                        Double = given.Double,
                    }
                ),
            Version = Version + 1,
        };
    }
}
