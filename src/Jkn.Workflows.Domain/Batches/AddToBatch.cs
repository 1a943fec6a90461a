using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// A case comes into a batch; the first one opens it. A batch that was locked in the meantime answers "refused", and the case asks again.
/// </summary>
public sealed record AddToBatch(
    string BatchId,
    string BatchNo,
    string Kind,
    string Period,
    int Supplement,
    DateTimeOffset LockAt,
    DateTimeOffset DeliverBy,
    string CaseId,
    string EntryKey,
    ImmutableSortedDictionary<string, Participant> Participants,
    string? Hospital = null,
    string? Former = null
) : Command
{
    /// <summary>How a batch comes to the office, where a case names its counter.</summary>
    private const string Channel = "BATCH";

    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang memasukkan berkas ke batch.");
        if (on.State.Id.Length == 0 && Open(on) is { } no)
            return Decision.Reject(no);
        var batch = on.State.Batch!;
        // Lines that were answered belong to an earlier proposal of the same case.
        var mine = batch.LinesOf(CaseId).Where(l => l.EntryKey == EntryKey && l.Outcome is null).ToList();
        if (batch.Stage == BatchStage.Terbuka)
            Bring(on, mine);
        else if (mine.Count == 0)
        {
            on.Ask(
                EffectKinds.RefusedByBatch,
                $"{CaseId}/{EntryKey}/{BatchId}/refused/{on.State.Version}",
                new
                {
                    caseId = CaseId,
                    entry = EntryKey,
                    batchId = BatchId,
                }
            );
            return on.Accept();
        }
        var lines = on
            .State.Batch!.LinesOf(CaseId)
            .Where(l => l.EntryKey == EntryKey && l.Outcome is null)
            .Select(l => l.No)
            .ToImmutableArray();
        on.Ask(
            EffectKinds.JoinedBatch,
            $"{CaseId}/{EntryKey}/{BatchId}/joined/{string.Join(',', lines)}",
            new
            {
                caseId = CaseId,
                entry = EntryKey,
                batchId = BatchId,
                lines,
            }
        );
        return on.Accept();
    }

    /// <summary>
    /// What lies in an open batch is what the case says now: people taken off leave it, corrected ones come as a new line.
    /// </summary>
    private void Bring(Deciding on, List<BatchLine> mine)
    {
        foreach (var line in mine.Where(l => Participants.GetValueOrDefault(l.ParticipantKey) != l.Snapshot))
            on.Emit(new CaseEvent.BatchLineRemoved(line.No, "data peserta berubah"));
        foreach (var (key, person) in Participants.Where(p => !mine.Exists(l => l.ParticipantKey == p.Key && l.Snapshot == p.Value)))
            on.Emit(new CaseEvent.BatchLineAdded(on.State.Batch!.LastLine + 1, CaseId, EntryKey, key, person, Hospital, Former));
    }

    private Rejection? Open(Deciding on)
    {
        if (on.Office.Region.Batch(Kind) is null)
            return new("batch-kind-unknown", "Jenis batch ini tidak ada di pengaturan daerah.");
        if (on.Office.Sops.EffectiveForBatch(Kind, on.Today) is not { } version)
            return new("sop-not-effective", $"Definisi untuk batch \"{Kind}\" belum berlaku.");
        on.Emit(
            new CaseEvent.CaseOpened(BatchId, CaseKind.Batch, on.Office.Region.Code, version.Key, version.Version, version.Id, Channel)
        );
        on.Emit(new CaseEvent.BatchOpened(BatchNo, Kind, Period, Supplement, LockAt, DeliverBy));
        return on.StartFlow(ImmutableDictionary<string, JsonElement>.Empty);
    }
}
