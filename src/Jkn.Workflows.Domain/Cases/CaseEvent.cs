using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// Every fact that a case or batch can hold, besides those of its flow. Who and when stand in the entry's <see cref="Stamp"/>.
/// Work items have no closing event of their own: they end with the bookmark they stand on.
/// </summary>
public abstract record CaseEvent : IEvent
{
    /// <summary>What a fact is about: <see cref="CaseState.Apply"/> goes by it. A fact without one is about the case itself.</summary>
    public abstract record OfPeople : CaseEvent;

    public abstract record OfWork : CaseEvent;

    public abstract record OfClock : CaseEvent;

    /// <summary>A letter until it is signed.</summary>
    public abstract record OfLetter : CaseEvent;

    /// <summary>A letter from the asking for its signature on.</summary>
    public abstract record OfSignature : CaseEvent;

    public abstract record OfRegister : CaseEvent;

    /// <summary>A case's place in a batch.</summary>
    public abstract record OfEntry : CaseEvent;

    public abstract record OfBatch : CaseEvent;

    /// <summary>A line of a batch.</summary>
    public abstract record OfLine : CaseEvent;

    public abstract record OfArchive : CaseEvent;

    public sealed record CaseOpened(
        string Id,
        CaseKind Kind,
        string Region,
        string Sop,
        int SopVersion,
        string DefinitionId,
        string Channel
    ) : CaseEvent;

    public sealed record CaseNumbered(string CaseNo) : CaseEvent;

    /// <summary>The code on the receipt with which the public asks for the state; a new one replaces the former.</summary>
    public sealed record StatusCodeIssued([property: Personal] string Code) : CaseEvent;

    public sealed record StatusChanged(string Status) : CaseEvent;

    public sealed record PathChosen(string Path) : CaseEvent;

    public sealed record FactNoted(string Name, [property: Personal] string Value) : CaseEvent;

    public sealed record PromiseMade(
        string Date,
        string Text,
        string Why,
        bool Provisional,
        DateTimeOffset? From = null,
        string? Cause = null
    ) : CaseEvent;

    public sealed record CaseMigrated(int FromVersion, int ToVersion, string DefinitionId, [property: Personal] string Reason) : CaseEvent;

    public sealed record CaseClosed(string Status, string? ReasonCode, [property: Personal] string? Note) : CaseEvent;

    public sealed record ApplicantRecorded([property: Personal] Applicant Applicant) : OfPeople;

    public sealed record ParticipantRecorded(string Key, [property: Personal] Participant Participant) : OfPeople;

    public sealed record ParticipantRemoved(string Key) : OfPeople;

    public sealed record DuplicateOverridden(string Key, string OtherCaseId, [property: Personal] string Reason) : OfPeople;

    public sealed record MismatchConfirmed(string Key) : OfPeople;

    public sealed record SegmentChecked(string Key, [property: Personal] SegmentCheck Check, string Result) : OfPeople;

    public sealed record DocumentRecorded(string Code, [property: Personal] DocumentEntry Entry) : OfPeople;

    public sealed record FilesReturned(ImmutableArray<string> Missing, [property: Personal] string Note) : OfPeople;

    /// <summary>What an officer wants the next one to know; belongs to the case, not to a task.</summary>
    public sealed record NoteAdded([property: Personal] string Text) : CaseEvent;

    public sealed record WorkItemOpened(
        string Id,
        string ActivityId,
        string Kind,
        string Role,
        string Title,
        ImmutableArray<string> Outcomes,
        string? Act = null,
        string? Letter = null,
        string? AssignedTo = null,
        [property: Personal] string? Note = null
    ) : OfWork;

    /// <summary>Somebody holds a task, or (null) its role again. <paramref name="Reason"/> only where the service gave it back.</summary>
    public sealed record WorkItemAssigned(string Id, string? To, string? Reason = null) : OfWork;

    public sealed record WorkItemSeen(string Id) : OfWork;

    public sealed record WorkItemCompleted(string Id, string Outcome, [property: Personal] string? Note = null) : OfWork;

    public sealed record WorkItemRecalled(string Id) : OfWork;

    /// <summary>One of the five acts. <paramref name="Double"/> (rangkap): the same person also gave another act of the chain.</summary>
    public sealed record SignOffGiven(
        string Id,
        string ActivityId,
        string Role,
        string Act,
        string Outcome,
        string? Letter = null,
        string? DocumentHash = null,
        [property: Personal] string? Note = null,
        bool Double = false
    ) : OfWork;

    public sealed record SignOffSkipped(string ActivityId, string Role, string Why) : OfWork;

    public sealed record ClockStarted(
        string Key,
        string Spec,
        string Title,
        string Role,
        DateTimeOffset DueAt,
        string Why,
        bool Provisional = false,
        string? OnDue = null
    ) : OfClock;

    public sealed record ClockPaused(string Key) : OfClock;

    public sealed record ClockContinued(string Key, DateTimeOffset DueAt, string Why) : OfClock;

    public sealed record ClockBreached(string Key, DateTimeOffset DueAt) : OfClock;

    public sealed record ClockStopped(string Key) : OfClock;

    public sealed record LetterDrafted(
        string Key,
        string Template,
        string Title,
        [property: Personal] ImmutableSortedDictionary<string, string> Body,
        string Hash,
        string? Token = null
    ) : OfLetter;

    /// <summary>Who sent the letter back marked what is wrong in it; the marks stand until it is written anew.</summary>
    public sealed record PassagesMarked(string Key, [property: Personal] ImmutableArray<PassageMark> Marks) : OfLetter;

    public sealed record LetterNumbered(string Key, string Register, int Year, int Sequence, string Number) : OfLetter;

    public sealed record LetterSent(string Key, LetterState To) : OfLetter;

    public sealed record ParafsVoided(string Key) : OfLetter;

    /// <summary>
    /// The page was typeset for one drafting. <paramref name="Place"/>: where the signature goes, "page x y width height" in points.
    /// </summary>
    public sealed record LetterTypeset(string Key, int Draft, string FileId, string FileHash, int Pages, string? Place = null) : OfLetter;

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
    ) : OfSignature;

    public sealed record SignatureFailed(string Key, string Attempt, string Reason) : OfSignature;

    public sealed record LetterSealed(string Key, string Attempt, string SealedHash, string? FileId = null, string? Kind = null)
        : OfSignature;

    public sealed record LetterHandedOver(string Key, [property: Personal] string To) : OfSignature;

    public sealed record LetterClosed(string Key, LetterState State, [property: Personal] string? Reason) : OfSignature;

    public sealed record RegisterLineAdded(
        string Register,
        int Year,
        int Number,
        string Text,
        [property: Personal] ImmutableSortedDictionary<string, string>? Columns = null
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

    public sealed record BatchEntryRequested(
        string Key,
        string BatchId,
        string BatchNo,
        string Kind,
        string Period,
        int Supplement,
        string Why,
        DateTimeOffset LockAt,
        DateTimeOffset DeliverBy,
        string? Former = null
    ) : OfEntry;

    public sealed record BatchJoined(string Key, ImmutableArray<int> Lines) : OfEntry;

    public sealed record BatchWithdrawn(string Key, string Reason) : OfEntry;

    public sealed record BatchOutcome(
        string Key,
        string ParticipantKey,
        string Outcome,
        string? ReasonCode,
        string? ActiveFrom,
        [property: Personal] string? CardNo,
        string? ListRef
    ) : OfEntry;

    public sealed record CardHandedOver(string Key, [property: Personal] ImmutableSortedDictionary<string, string> Collector) : OfEntry;

    public sealed record BatchOpened(string No, string Kind, string Period, int Supplement, DateTimeOffset LockAt, DateTimeOffset DeliverBy)
        : OfBatch;

    public sealed record BatchLineAdded(
        int Line,
        string CaseId,
        string EntryKey,
        string ParticipantKey,
        [property: Personal] Participant Snapshot,
        [property: Personal] string? Hospital = null,
        string? Former = null
    ) : OfLine;

    public sealed record BatchLineRemoved(int Line, string Reason) : OfLine;

    public sealed record BatchLocked(string FileHash) : OfBatch;

    /// <summary>
    /// The file made of a locked batch, kept for good: after unlocking and locking again there is a second one beside it (AC-35).
    /// </summary>
    public sealed record BatchFileKept(string LinesHash, string Layout, int LayoutVersion, string FileId, string FileHash) : OfBatch;

    public sealed record BatchUnlocked([property: Personal] string Reason) : OfBatch;

    public sealed record BatchSent(string Method, string Receipt) : OfBatch;

    public sealed record BatchResultImported(
        string FileHash,
        int Matched,
        int Unknown,
        [property: Personal] ImmutableArray<string> UnknownNiks
    ) : OfBatch;

    public sealed record BatchLineResult(
        int Line,
        string Outcome,
        string? ReasonCode,
        string? ActiveFrom,
        [property: Personal] string? CardNo,
        string? ListRef
    ) : OfLine;

    /// <summary>A file that was to answer every line has none for this one.</summary>
    public sealed record BatchLineMissing(int Line, string FileHash) : OfLine;

    public sealed record BatchLineConflict(int Line, string Outcome, string? ReasonCode) : OfLine;

    public sealed record BatchLineVerified(
        int Line,
        string Verdict,
        [property: Personal] string? Hospital,
        [property: Personal] string Evidence
    ) : OfLine;

    public sealed record BatchConflictSettled(int Line, [property: Personal] string Reason) : OfLine;

    public sealed record BatchClosed : OfBatch;

    public sealed record ExternalEventNoted(string ActivityId, string Party, string Evidence, [property: Personal] string? Note)
        : CaseEvent;

    public sealed record NoticeAsked(string Id, string Event, string To) : CaseEvent;

    public sealed record ArchiveHeld([property: Personal] string Reason) : OfArchive;

    public sealed record ArchiveHoldLifted([property: Personal] string Reason) : OfArchive;

    /// <summary>
    /// With this entry the case's key was destroyed. <paramref name="Ground"/> names the act of destruction, never a person.
    /// </summary>
    public sealed record DataDestroyed(string Ground) : OfArchive;

    /// <summary>
    /// With this entry the scans of these papers were deleted; the rest of the case stays. <paramref name="Ground"/> names the act of
    /// destruction, never a person.
    /// </summary>
    public sealed record PapersDestroyed(ImmutableArray<string> Codes, string Ground) : OfArchive;
}
