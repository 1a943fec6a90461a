using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Trials;

internal static partial class WalkView
{
    private static object EntryOf(BatchEntry e, Office office) =>
        new
        {
            e.BatchNo,
            e.Period,
            e.Supplement,
            e.Lines,
            e.Joined,
            e.Withdrawn,
            e.Outcome,
            e.ReasonCode,
            e.CardNo,
            e.ActiveFrom,
            e.ListRef,
            e.Why,
            e.Former,
            lockAt = Local(office, e.LockAt),
            deliverBy = Local(office, e.DeliverBy),
        };

    private static object BatchOf(BatchState b, Office office) =>
        new
        {
            b.No,
            b.Kind,
            b.Period,
            b.Supplement,
            b.Stage,
            b.Receipt,
            b.Waiting,
            b.FileHash,
            lockAt = Local(office, b.LockAt),
            deliverBy = Local(office, b.DeliverBy),
            lines = b.Lines.Values.Select(l => new
            {
                l.No,
                l.CaseId,
                l.ParticipantKey,
                l.Outcome,
                l.ReasonCode,
                l.CardNo,
                l.ListRef,
                l.ActiveFrom,
                l.Conflict,
                l.Verdict,
                l.Hospital,
                l.Former,
            }),
        };
}
