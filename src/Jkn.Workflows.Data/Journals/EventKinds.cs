using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Data.Journals;

/// <summary>
/// The name under which each fact is stored. Names are for ever: a type may be renamed, its kind may not.
/// A fact without a line here cannot be stored (EventKindsTests finds it first).
/// </summary>
public static class EventKinds
{
    private static readonly Dictionary<string, Type> Types = new(OfficeEventKinds.All, StringComparer.Ordinal)
    {
        ["case/case-opened"] = typeof(CaseEvent.CaseOpened),
        ["case/case-numbered"] = typeof(CaseEvent.CaseNumbered),
        ["case/status-code-issued"] = typeof(CaseEvent.StatusCodeIssued),
        ["case/status-changed"] = typeof(CaseEvent.StatusChanged),
        ["case/path-chosen"] = typeof(CaseEvent.PathChosen),
        ["case/fact-noted"] = typeof(CaseEvent.FactNoted),
        ["case/promise-made"] = typeof(CaseEvent.PromiseMade),
        ["case/case-migrated"] = typeof(CaseEvent.CaseMigrated),
        ["case/case-closed"] = typeof(CaseEvent.CaseClosed),
        ["case/applicant-recorded"] = typeof(CaseEvent.ApplicantRecorded),
        ["case/participant-recorded"] = typeof(CaseEvent.ParticipantRecorded),
        ["case/participant-removed"] = typeof(CaseEvent.ParticipantRemoved),
        ["case/person-known-elsewhere"] = typeof(CaseEvent.PersonKnownElsewhere),
        ["case/course-moved"] = typeof(CaseEvent.CourseMoved),
        ["case/course-ended"] = typeof(CaseEvent.CourseEnded),
        ["case/course-corrected"] = typeof(CaseEvent.CourseCorrected),
        ["case/course-reopened"] = typeof(CaseEvent.CourseReopened),
        ["case/family-step-passed"] = typeof(CaseEvent.FamilyStepPassed),
        ["case/errand-asked"] = typeof(CaseEvent.ErrandAsked),
        ["case/emergency-opened"] = typeof(CaseEvent.EmergencyOpened),
        ["case/batch-followed"] = typeof(CaseEvent.BatchFollowed),
        ["case/duplicate-overridden"] = typeof(CaseEvent.DuplicateOverridden),
        ["case/mismatch-confirmed"] = typeof(CaseEvent.MismatchConfirmed),
        ["case/segment-checked"] = typeof(CaseEvent.SegmentChecked),
        ["case/document-recorded"] = typeof(CaseEvent.DocumentRecorded),
        ["case/files-returned"] = typeof(CaseEvent.FilesReturned),
        ["case/note-added"] = typeof(CaseEvent.NoteAdded),
        ["case/work-item-opened"] = typeof(CaseEvent.WorkItemOpened),
        ["case/work-item-assigned"] = typeof(CaseEvent.WorkItemAssigned),
        ["case/work-item-seen"] = typeof(CaseEvent.WorkItemSeen),
        ["case/work-item-completed"] = typeof(CaseEvent.WorkItemCompleted),
        ["case/work-item-recalled"] = typeof(CaseEvent.WorkItemRecalled),
        ["case/sign-off-given"] = typeof(CaseEvent.SignOffGiven),
        ["case/sign-off-skipped"] = typeof(CaseEvent.SignOffSkipped),
        ["case/clock-started"] = typeof(CaseEvent.ClockStarted),
        ["case/clock-reminded"] = typeof(CaseEvent.ClockReminded),
        ["case/clock-paused"] = typeof(CaseEvent.ClockPaused),
        ["case/clock-continued"] = typeof(CaseEvent.ClockContinued),
        ["case/clock-breached"] = typeof(CaseEvent.ClockBreached),
        ["case/clock-stopped"] = typeof(CaseEvent.ClockStopped),
        ["case/letter-drafted"] = typeof(CaseEvent.LetterDrafted),
        ["case/passages-marked"] = typeof(CaseEvent.PassagesMarked),
        ["case/letter-numbered"] = typeof(CaseEvent.LetterNumbered),
        ["case/letter-sent"] = typeof(CaseEvent.LetterSent),
        ["case/parafs-voided"] = typeof(CaseEvent.ParafsVoided),
        ["case/letter-frozen"] = typeof(CaseEvent.LetterFrozen),
        ["case/letter-typeset"] = typeof(CaseEvent.LetterTypeset),
        ["case/letter-faulted"] = typeof(CaseEvent.LetterFaulted),
        ["case/letter-retried"] = typeof(CaseEvent.LetterRetried),
        ["case/paraf-sealed"] = typeof(CaseEvent.ParafSealed),
        ["case/wet-ink-chosen"] = typeof(CaseEvent.WetInkChosen),
        ["case/signature-requested"] = typeof(CaseEvent.SignatureRequested),
        ["case/signature-failed"] = typeof(CaseEvent.SignatureFailed),
        ["case/letter-sealed"] = typeof(CaseEvent.LetterSealed),
        ["case/scan-brought"] = typeof(CaseEvent.ScanBrought),
        ["case/scan-refused"] = typeof(CaseEvent.ScanRefused),
        ["case/letter-handed-over"] = typeof(CaseEvent.LetterHandedOver),
        ["case/letter-closed"] = typeof(CaseEvent.LetterClosed),
        ["case/register-line-added"] = typeof(CaseEvent.RegisterLineAdded),
        ["case/register-line-filled"] = typeof(CaseEvent.RegisterLineFilled),
        ["case/register-number-voided"] = typeof(CaseEvent.RegisterNumberVoided),
        ["case/batch-entry-requested"] = typeof(CaseEvent.BatchEntryRequested),
        ["case/batch-joined"] = typeof(CaseEvent.BatchJoined),
        ["case/batch-withdrawn"] = typeof(CaseEvent.BatchWithdrawn),
        ["case/batch-outcome"] = typeof(CaseEvent.BatchOutcome),
        ["case/card-handed-over"] = typeof(CaseEvent.CardHandedOver),
        ["case/batch-opened"] = typeof(CaseEvent.BatchOpened),
        ["case/batch-line-added"] = typeof(CaseEvent.BatchLineAdded),
        ["case/batch-line-removed"] = typeof(CaseEvent.BatchLineRemoved),
        ["case/batch-line-ready"] = typeof(CaseEvent.BatchLineReady),
        ["case/batch-line-doubted"] = typeof(CaseEvent.BatchLineDoubted),
        ["case/batch-locked"] = typeof(CaseEvent.BatchLocked),
        ["case/batch-file-kept"] = typeof(CaseEvent.BatchFileKept),
        ["case/batch-unlocked"] = typeof(CaseEvent.BatchUnlocked),
        ["case/batch-sent"] = typeof(CaseEvent.BatchSent),
        ["case/batch-result-imported"] = typeof(CaseEvent.BatchResultImported),
        ["case/batch-line-result"] = typeof(CaseEvent.BatchLineResult),
        ["case/batch-line-missing"] = typeof(CaseEvent.BatchLineMissing),
        ["case/batch-line-conflict"] = typeof(CaseEvent.BatchLineConflict),
        ["case/batch-line-verified"] = typeof(CaseEvent.BatchLineVerified),
        ["case/batch-conflict-settled"] = typeof(CaseEvent.BatchConflictSettled),
        ["case/batch-closed"] = typeof(CaseEvent.BatchClosed),
        ["case/external-event-noted"] = typeof(CaseEvent.ExternalEventNoted),
        ["case/notice-asked"] = typeof(CaseEvent.NoticeAsked),
        ["case/archive-held"] = typeof(CaseEvent.ArchiveHeld),
        ["case/archive-hold-lifted"] = typeof(CaseEvent.ArchiveHoldLifted),
        ["case/data-destroyed"] = typeof(CaseEvent.DataDestroyed),
        ["case/papers-destroyed"] = typeof(CaseEvent.PapersDestroyed),
        ["flow/flow-started"] = typeof(FlowEvent.FlowStarted),
        ["flow/activity-started"] = typeof(FlowEvent.ActivityStarted),
        ["flow/activity-waiting"] = typeof(FlowEvent.ActivityWaiting),
        ["flow/activity-ran"] = typeof(FlowEvent.ActivityRan),
        ["flow/activity-completed"] = typeof(FlowEvent.ActivityCompleted),
        ["flow/activity-detached"] = typeof(FlowEvent.ActivityDetached),
        ["flow/activity-cancelled"] = typeof(FlowEvent.ActivityCancelled),
        ["flow/data-set"] = typeof(FlowEvent.DataSet),
        ["flow/tokens-changed"] = typeof(FlowEvent.TokensChanged),
        ["flow/bookmark-created"] = typeof(FlowEvent.BookmarkCreated),
        ["flow/bookmark-burned"] = typeof(FlowEvent.BookmarkBurned),
        ["flow/variable-set"] = typeof(FlowEvent.VariableSet),
        ["flow/output-set"] = typeof(FlowEvent.OutputSet),
        ["flow/line-written"] = typeof(FlowEvent.LineWritten),
        ["flow/incident-raised"] = typeof(FlowEvent.IncidentRaised),
        ["flow/incident-resolved"] = typeof(FlowEvent.IncidentResolved),
        ["flow/correlation-set"] = typeof(FlowEvent.CorrelationSet),
        ["flow/name-set"] = typeof(FlowEvent.NameSet),
        ["flow/task-requested"] = typeof(FlowEvent.TaskRequested),
        ["flow/event-published"] = typeof(FlowEvent.EventPublished),
        ["flow/workflow-dispatched"] = typeof(FlowEvent.WorkflowDispatched),
        ["flow/migrated"] = typeof(FlowEvent.Migrated),
        ["flow/finished"] = typeof(FlowEvent.Finished),
    };

    private static readonly Dictionary<Type, string> Names = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static IReadOnlyDictionary<string, Type> All => Types;

    public static string Of(IEvent happened) =>
        Names.TryGetValue(happened.GetType(), out var kind)
            ? kind
            : throw new NotSupportedException($"{happened.GetType().Name} has no kind in EventKinds.");

    public static Type TypeOf(string kind) =>
        Types.TryGetValue(kind, out var type)
            ? type
            : throw new NotSupportedException($"The journal holds an event of kind '{kind}' that this version does not know.");
}
