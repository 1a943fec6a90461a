using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// Every fact that a case or batch can hold, besides those of its flow. Who and when stand in the entry's <see cref="Stamp"/>.
/// Work items have no closing event of their own: they end with the bookmark they stand on.
/// </summary>
public abstract partial record CaseEvent : IEvent
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

    /// <summary>
    /// When a person was keyed, other cases knew his NIK: he became active by one of this region, or lies in an open one of another region.
    /// </summary>
    public sealed record PersonKnownElsewhere(string Key, string? ActiveCaseId, string? ActiveCaseNo, bool InOtherRegion) : OfPeople;

    public sealed record MismatchConfirmed(string Key) : OfPeople;

    public sealed record SegmentChecked(string Key, [property: Personal] SegmentCheck Check, string Result) : OfPeople;

    /// <summary>Under <see cref="DocumentEntry.KeyOf"/>; what is kept under <paramref name="Replaces"/> goes.</summary>
    public sealed record DocumentRecorded(string Code, [property: Personal] DocumentEntry Entry, string? Replaces = null) : OfPeople;

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
        [property: Personal] string? Note = null,
        string? Person = null
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
    ) : OfWork
    {
        /// <summary>Of a paraf: what its giver proved himself with; null before such proofs were asked.</summary>
        public string? Proof { get; init; }
    }

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
    ) : OfClock
    {
        /// <summary>When who is to act is reminded, once; null for not at all.</summary>
        public DateTimeOffset? RemindAt { get; init; }
    }

    /// <summary>Half of the time is over: who is to act was reminded.</summary>
    public sealed record ClockReminded(string Key) : OfClock;

    public sealed record ClockPaused(string Key) : OfClock;

    public sealed record ClockContinued(string Key, DateTimeOffset DueAt, string Why) : OfClock;

    public sealed record ClockBreached(string Key, DateTimeOffset DueAt) : OfClock;

    public sealed record ClockStopped(string Key) : OfClock;

    public sealed record ExternalEventNoted(string ActivityId, string Party, string Evidence, [property: Personal] string? Note)
        : CaseEvent;

    /// <summary>
    /// Somebody shall be told. <paramref name="People"/>: what happened to whom, by participant key, when the message is about persons;
    /// one message for all that happened together (domain-2.md 1.9).
    /// </summary>
    public sealed record NoticeAsked(string Id, string Event, string To, ImmutableSortedDictionary<string, string>? People = null)
        : CaseEvent;

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
