using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// The people of one case come into a batch; the first one opens it. A batch that was locked in the meantime answers "refused" for whoever
/// has no line, and the case asks again. What the case says now is all it says: people who are not named leave an open batch.
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
    ImmutableArray<Joining> People
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
        if (on.State.Batch!.Stage == BatchStage.Terbuka)
            Bring(on);
        var entries = Lines(on.State.Batch!).Select(l => l.EntryKey).ToHashSet(StringComparer.Ordinal);
        var refused = People.Select(p => p.EntryKey).Where(e => !entries.Contains(e)).Distinct().ToList();
        if (refused.Count > 0)
            on.Ask(
                EffectKinds.RefusedByBatch,
                $"{CaseId}/{string.Join(',', refused)}/{BatchId}/refused/{on.State.Version}",
                new
                {
                    caseId = CaseId,
                    entries = refused,
                    batchId = BatchId,
                }
            );
        if (entries.Count > 0)
            on.Ask(
                EffectKinds.JoinedBatch,
                $"{CaseId}/{BatchId}/joined/{string.Join(',', Lines(on.State.Batch!).Select(l => l.No))}",
                new { caseId = CaseId, batchId = BatchId }
            );
        return on.Accept();
    }

    /// <summary>Lines that were answered belong to an earlier proposal of the same people.</summary>
    private IEnumerable<BatchLine> Lines(BatchState batch) => batch.LinesOf(CaseId).Where(l => l.Outcome is null);

    /// <summary>People taken off leave it, corrected ones come as a new line, who was found eligible meanwhile is marked.</summary>
    private void Bring(Deciding on)
    {
        var named = People.ToDictionary(p => (p.EntryKey, p.ParticipantKey));
        foreach (var line in Lines(on.State.Batch!).ToList())
        {
            if (!named.TryGetValue((line.EntryKey, line.ParticipantKey), out var now) || now.Person != line.Snapshot)
                on.Emit(new CaseEvent.BatchLineRemoved(line.No, "data peserta berubah"));
            else if (now.Ready != line.Ready)
                on.Emit(new CaseEvent.BatchLineReady(line.No, now.Ready));
        }
        var last = on.State.Batch!.LastLine;
        var there = Lines(on.State.Batch!).Select(l => (l.EntryKey, l.ParticipantKey)).ToHashSet();
        foreach (var person in People.Where(p => !there.Contains((p.EntryKey, p.ParticipantKey))))
            on.Emit(
                new CaseEvent.BatchLineAdded(
                    on.State.Batch!.LastLine + 1,
                    CaseId,
                    person.EntryKey,
                    person.ParticipantKey,
                    person.Person,
                    person.Hospital,
                    person.Former,
                    person.Ready
                )
            );
        if (on.State.Batch!.LastLine > last && LockWarning.At(on.Office, on.State.Batch) <= on.Now)
            LockWarning.Ask(on, CaseId);
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
