using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

public abstract partial record CaseEvent
{
    public sealed record LetterDrafted(
        string Key,
        string Template,
        string Title,
        [property: Personal] ImmutableSortedDictionary<string, string> Body,
        string Hash,
        string? Token = null,
        string? Person = null
    ) : OfLetter;

    /// <summary>Who sent the letter back marked what is wrong in it; the marks stand until it is written anew.</summary>
    public sealed record PassagesMarked(string Key, [property: Personal] ImmutableArray<PassageMark> Marks) : OfLetter;

    public sealed record LetterNumbered(string Key, string Register, int Year, int Sequence, string Number) : OfLetter;

    public sealed record LetterSent(string Key, LetterState To) : OfLetter;

    public sealed record ParafsVoided(string Key) : OfLetter;

    /// <summary>
    /// The page was typeset for one drafting. <paramref name="Place"/>: where the signature goes, "page x y width height" in points.
    /// </summary>
    public sealed record LetterTypeset(string Key, int Draft, string FileId, string FileHash, int Pages, string? Place = null) : OfLetter
    {
        /// <summary>The other face of the same content.</summary>
        public string? InkFileId { get; init; }
        public string? InkFileHash { get; init; }
    }

    /// <summary>
    /// What the page says is fixed under this hash. <paramref name="Why"/>: what changed it after the draft was sent; null at sending.
    /// </summary>
    public sealed record LetterFrozen(string Key, string Hash, string? Why = null) : OfLetter;

    /// <summary>The page could not be made (Gangguan): template and line for the administrator.</summary>
    public sealed record LetterFaulted(string Key, int Draft, string Code, string? Template, int? Line, [property: Personal] string Reason)
        : OfLetter;

    public sealed record LetterRetried(string Key) : OfLetter;

    /// <summary>
    /// A paraf became an invisible signature in the file; or it stays in the journal alone, and <paramref name="Why"/> says why.
    /// </summary>
    public sealed record ParafSealed(string Key, int Draft, string Role, string? FileId = null, string? FileHash = null, string? Why = null)
        : OfLetter;

    public sealed record WetInkChosen(string Key, [property: Personal] string Reason) : OfLetter;

    /// <summary>
    /// <paramref name="By"/>, <paramref name="Capacity"/>, <paramref name="ActingFor"/>: the signer, when somebody else brings the paper he
    /// signed in ink.
    /// </summary>
    public sealed record SignatureRequested(
        string Key,
        string Attempt,
        string WorkItemId,
        string? DocumentHash,
        bool Double = false,
        string? By = null,
        string? Capacity = null,
        string? ActingFor = null
    ) : OfSignature
    {
        /// <summary>What the signer proved himself with; null before such proofs were asked.</summary>
        public string? Proof { get; init; }
    }

    public sealed record SignatureFailed(string Key, string Attempt, string Reason) : OfSignature;

    public sealed record LetterSealed(string Key, string Attempt, string SealedHash, string? FileId = null, string? Kind = null)
        : OfSignature;

    /// <summary>The scan of the paper signed in ink; it waits for the signer's confirmation.</summary>
    public sealed record ScanBrought(string Key, string FileId, string FileHash) : OfSignature;

    public sealed record ScanRefused(string Key, [property: Personal] string Reason) : OfSignature;

    public sealed record LetterHandedOver(string Key, [property: Personal] string To) : OfSignature;

    public sealed record LetterClosed(string Key, LetterState State, [property: Personal] string? Reason) : OfSignature;

    public sealed record RegisterLineAdded(
        string Register,
        int Year,
        int Number,
        string Text,
        [property: Personal] ImmutableSortedDictionary<string, string>? Columns = null,
        string? Person = null
    ) : OfRegister;

    /// <summary>
    /// Columns of a line that come to be known later, such as how a complaint ended; they replace those of the same name.
    /// </summary>
    public sealed record RegisterLineFilled(
        string Register,
        int Year,
        int Number,
        [property: Personal] ImmutableSortedDictionary<string, string> Columns
    ) : OfRegister;

    public sealed record RegisterNumberVoided(string Register, int Year, int Number) : OfRegister;
}
