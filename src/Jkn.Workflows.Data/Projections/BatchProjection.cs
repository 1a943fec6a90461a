using System.Collections.Immutable;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Data.Projections;

/// <summary>Batches and their lines.</summary>
internal static class BatchProjection
{
    public static BatchRow? Row(long key, CaseState s) =>
        s.Batch is not { } batch
            ? null
            : new()
            {
                CaseKey = key,
                CaseId = s.Id,
                Region = s.Region,
                No = batch.No,
                Kind = batch.Kind,
                Period = batch.Period,
                Supplement = batch.Supplement,
                Stage = batch.Stage.ToString(),
                LockAt = batch.LockAt,
                DeliverBy = batch.DeliverBy,
                Lines = batch.Lines.Count,
                Waiting = batch.Waiting,
                FileHash = batch.FileHash,
                SentAt = batch.SentAt,
                Receipt = batch.Receipt,
                Version = batch.Version,
            };

    public static ImmutableSortedDictionary<int, BatchLine> Lines(CaseState s) =>
        s.Batch?.Lines ?? ImmutableSortedDictionary<int, BatchLine>.Empty;

    public static BatchLineRow Row(long key, BatchLine line) =>
        new()
        {
            CaseKey = key,
            Line = line.No,
            MemberCaseId = line.CaseId,
            EntryKey = line.EntryKey,
            ParticipantKey = line.ParticipantKey,
            Name = Destroyed.Is(line.Snapshot.Nama) ? null : line.Snapshot.Nama,
            NikMasked = CaseProjection.Masked(line.Snapshot.Nik),
            Outcome = line.Outcome,
            ReasonCode = line.ReasonCode,
            ActiveFrom = line.ActiveFrom,
            ListRef = line.ListRef,
            Conflict = line.Conflict,
        };
}
