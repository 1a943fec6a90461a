using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// An official letter of a case or batch. <see cref="Hash"/> is of all that its page says but the reserved fields (number in ink mode,
/// signature block, paraf box): a change voids all parafs.
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

    /// <summary>Of the typed text alone, as it was drafted.</summary>
    public string? TextHash { get; init; }

    /// <summary>Its page was frozen when the draft was sent; letters from before that have no content to compare.</summary>
    public bool Frozen { get; init; }

    /// <summary>What an official gives for what he saw: of the page's two faces, or of the text where no page is bound to it.</summary>
    public string SeenHash => Paper?.PageHash ?? Hash;

    /// <summary>When its first draft was sent on: since then the letter runs, whatever is written anew.</summary>
    public DateTimeOffset BegunAt { get; init; } = DraftedAt;
    public string? Number { get; init; }

    /// <summary>Key of the participant it is about; null for a letter of the case or batch as a whole.</summary>
    public string? Person { get; init; }
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

    /// <summary>Signed in ink and not confirmed by its signer: the letter is not signed yet.</summary>
    public LetterScan? Scan { get; init; }
}
