namespace Jkn.Workflows.Domain.Cases;

public sealed partial record CaseState
{
    private CaseState ApplyEntryOf(CaseEvent.OfEntry happened) =>
        happened switch
        {
            CaseEvent.BatchEntryRequested e => this with
            {
                BatchEntries = BatchEntries.SetItem(
                    e.Key,
                    new(e.Key, e.BatchId, e.BatchNo, e.Kind, e.Period, e.Supplement, e.Why, e.LockAt, e.DeliverBy)
                    {
                        Former = e.Former,
                        Person = e.Person,
                    }
                ),
                // Who is active already is not proposed again.
                BatchResults = BatchResults.RemoveRange(
                    BatchResults.Where(r => r.Value != LineResults.Active && (e.Person is null || e.Person == r.Key)).Select(r => r.Key)
                ),
            },
            CaseEvent.BatchFollowed e => OnEntry(e.Key, b => b with { Stage = e.Stage }),
            CaseEvent.BatchJoined e => OnEntry(e.Key, b => b with { Joined = true, Lines = e.Lines }),
            CaseEvent.BatchWithdrawn e => OnEntry(e.Key, b => b with { Withdrawn = true }),
            CaseEvent.BatchOutcome e => OnEntry(
                e.Key,
                b =>
                    b with
                    {
                        // The reason of a participant who failed stays while others of the same case are active.
                        Outcome = e.Outcome,
                        ReasonCode =
                            e.ReasonCode
                            ?? (BatchResults.Any(r => r.Key != e.ParticipantKey && r.Value == LineResults.Failed) ? b.ReasonCode : null),
                        CardNo = e.CardNo ?? b.CardNo,
                        ActiveFrom = e.ActiveFrom ?? b.ActiveFrom,
                        ListRef = e.ListRef ?? b.ListRef,
                        Cards = e.CardNo is null ? b.Cards : b.Cards.SetItem(e.ParticipantKey, e.CardNo),
                    }
            ) with
            {
                BatchResults = BatchResults.SetItem(e.ParticipantKey, e.Outcome),
                Courses = Courses.TryGetValue(e.ParticipantKey, out var course)
                    ? Courses.SetItem(e.ParticipantKey, Answered(course, e))
                    : Courses,
            },
            CaseEvent.CardHandedOver => this,
            _ => throw NoRule(happened),
        };

    private CaseState ApplyLine(CaseEvent.OfLine happened) =>
        happened switch
        {
            CaseEvent.BatchLineAdded e => OnBatch(b =>
                b.WithLine(
                    new(e.Line, e.CaseId, e.EntryKey, e.ParticipantKey, e.Snapshot)
                    {
                        Hospital = e.Hospital,
                        Former = e.Former,
                        Ready = e.Ready,
                    }
                )
            ),
            CaseEvent.BatchLineReady e => OnBatch(b => OnBatchLine(b, e.Line, l => l with { Ready = e.Ready })),
            CaseEvent.BatchLineDoubted e => OnBatch(b => b.WithDoubt(e.Line, e.Reason)),
            CaseEvent.BatchLineRemoved e => OnBatch(b => b.WithoutLine(e.Line)),
            CaseEvent.BatchLineResult e => OnBatch(b => b.WithResult(Answered(b.Lines[e.Line], e))),
            CaseEvent.BatchLineMissing e => OnBatch(b =>
                b with
                {
                    Lines = b.Lines.SetItem(e.Line, b.Lines[e.Line] with { MissingIn = e.FileHash }),
                }
            ),
            CaseEvent.BatchLineConflict e => OnBatch(b =>
                b with
                {
                    Lines = b.Lines.SetItem(e.Line, b.Lines[e.Line] with { Conflict = e.Outcome, ConflictReason = e.ReasonCode }),
                }
            ),
            CaseEvent.BatchLineVerified e => OnBatch(b =>
                b with
                {
                    Lines = b.Lines.SetItem(
                        e.Line,
                        b.Lines[e.Line] with
                        {
                            Verdict = e.Verdict,
                            Hospital = e.Hospital ?? b.Lines[e.Line].Hospital,
                        }
                    ),
                }
            ),
            CaseEvent.BatchConflictSettled e => OnBatch(b =>
                b with
                {
                    Lines = b.Lines.SetItem(e.Line, b.Lines[e.Line] with { Conflict = null, ConflictReason = null }),
                }
            ),
            _ => throw NoRule(happened),
        };

    private CaseState ApplyBatch(CaseEvent.OfBatch happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.BatchOpened e => this with { Batch = new(e.No, e.Kind, e.Period, e.Supplement, e.LockAt, e.DeliverBy) },
            CaseEvent.BatchLocked e => OnBatch(b => b with { Stage = BatchStage.Dikunci, FileHash = e.FileHash, Version = b.Version + 1 }),
            CaseEvent.BatchFileKept e => OnBatch(b =>
                b with
                {
                    Files = b.Files.Add(new(e.LinesHash, e.Layout, e.LayoutVersion, e.FileId, e.FileHash, stamp.At)),
                }
            ),
            CaseEvent.BatchUnlocked => OnBatch(b => b with { Stage = BatchStage.Terbuka, FileHash = null, Version = b.Version + 1 }),
            CaseEvent.BatchSent e => OnBatch(b =>
                b with
                {
                    Stage = BatchStage.Dikirim,
                    SentAt = stamp.At,
                    Receipt = e.Receipt,
                    Version = b.Version + 1,
                }
            ),
            CaseEvent.BatchResultImported e => OnBatch(b =>
                b with
                {
                    ResultFiles = b.ResultFiles.Add(e.FileHash),
                    Version = b.Version + 1,
                }
            ),
            CaseEvent.BatchClosed => OnBatch(b => b with { Stage = BatchStage.Ditutup, Version = b.Version + 1 }),
            _ => throw NoRule(happened),
        };

    private static BatchLine Answered(BatchLine line, CaseEvent.BatchLineResult e) =>
        line with
        {
            Outcome = e.Outcome,
            ReasonCode = e.ReasonCode,
            CardNo = e.CardNo,
            ActiveFrom = e.ActiveFrom,
            ListRef = e.ListRef,
            Conflict = null,
            ConflictReason = null,
            MissingIn = null,
        };

    private static BatchState OnBatchLine(BatchState batch, int line, Func<BatchLine, BatchLine> change) =>
        batch with
        {
            Lines = batch.Lines.SetItem(line, change(batch.Lines[line])),
        };

    private static Course Answered(Course course, CaseEvent.BatchOutcome e) =>
        course with
        {
            ActiveFrom = e.ActiveFrom ?? (e.Outcome == LineResults.Failed ? null : course.ActiveFrom),
            CardNo = e.CardNo ?? course.CardNo,
            ListRef = e.ListRef ?? course.ListRef,
        };

    private CaseState OnEntry(string key, Func<BatchEntry, BatchEntry> change) =>
        BatchEntries.TryGetValue(key, out var entry) ? this with { BatchEntries = BatchEntries.SetItem(key, change(entry)) } : this;

    private CaseState OnBatch(Func<BatchState, BatchState> change) => Batch is null ? this : this with { Batch = change(Batch) };
}
