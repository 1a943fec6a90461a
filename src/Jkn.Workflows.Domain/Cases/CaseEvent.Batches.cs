using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

public abstract partial record CaseEvent
{
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
        string? Former = null,
        string? Person = null
    ) : OfEntry;

    /// <summary>The batch with this person's line was locked, sent, or opened again (null).</summary>
    public sealed record BatchFollowed(string Key, string? Stage) : OfEntry;

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
        string? Former = null,
        bool Ready = true
    ) : OfLine;

    /// <summary>The person of a line was found eligible, or is not any more.</summary>
    public sealed record BatchLineReady(int Line, bool Ready) : OfLine;

    /// <summary>What was found of a person after the lock: his line must be struck before the list is handed over.</summary>
    public sealed record BatchLineDoubted(int Line, string Reason) : OfLine;

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
        [property: Personal] ImmutableArray<string> UnknownNiks,
        [property: Personal] RowChoices? Choices = null
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
}
