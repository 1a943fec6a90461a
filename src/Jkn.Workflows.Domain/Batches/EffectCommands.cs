using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// Turns the effects that stay inside the house (between cases and batches) into commands. Pure: the states they need are handed in.
/// Doubled or late ones are refused by state, so nothing has to be cancelled.
/// </summary>
public static class EffectCommands
{
    /// <summary>
    /// The case whose state is needed to make the command: the sender of personal data, which never travels in an effect.
    /// </summary>
    public static string? SourceOf(Effect effect) =>
        effect.Kind switch
        {
            EffectKinds.AddToBatch => Read(effect).CaseId,
            EffectKinds.BatchResult
            or EffectKinds.MissingResult
            or EffectKinds.BatchMoved
            or EffectKinds.JoinedBatch
            or EffectKinds.WithdrawFromBatch => Read(effect).BatchId,
            EffectKinds.RefusedByBatch => Read(effect).CaseId,
            EffectKinds.OpenErrand => Read(effect).BatchId,
            _ => null,
        };

    /// <summary>Null when there is nothing to do any more.</summary>
    public static EffectCommand? For(Effect effect, CaseState source)
    {
        var told = Read(effect);
        return effect.Kind switch
        {
            EffectKinds.AddToBatch => Add(told, source),
            EffectKinds.WithdrawFromBatch => new(told.BatchId, source.Region, new WithdrawFromBatch(told.CaseId, told.Entry, "ditarik")),
            EffectKinds.JoinedBatch => Confirm(told, source),
            EffectKinds.RefusedByBatch => new(told.CaseId, source.Region, new RetryBatchEntry(told.Entry, told.BatchId)),
            // Two moves may be heard in any order: what counts is where the batch stands now.
            EffectKinds.BatchMoved => StatusIn(source.Batch) is { } status
                ? new(told.CaseId, source.Region, new FollowBatch(told.Entry, told.BatchId, status))
                : null,
            EffectKinds.BatchResult => source.Batch?.Lines.GetValueOrDefault(told.Line) is { } line
                ? new(told.CaseId, source.Region, new ApplyBatchResult(told.Entry, told.BatchId, line))
                : null,
            EffectKinds.MissingResult => source.Batch?.Lines.GetValueOrDefault(told.Line) is { Outcome: null, MissingIn: not null }
                ? new(told.CaseId, source.Region, new FollowMissingResult(told.Entry, told.BatchId))
                : null,
            EffectKinds.OpenErrand => source.Batch is { } batch
                ? new(
                    told.CaseId,
                    source.Region,
                    new OpenErrand(told.CaseId, told.Entry, told.BatchId, batch.No, batch.Period),
                    Creates: true
                )
                : null,
            _ => null,
        };
    }

    private static EffectCommand? Add(Told told, CaseState source) =>
        source.BatchEntries.GetValueOrDefault(told.Entry) is { Withdrawn: false } entry && entry.BatchId == told.BatchId
            ? new(
                told.BatchId,
                source.Region,
                new AddToBatch(
                    entry.BatchId,
                    entry.BatchNo,
                    entry.Kind,
                    entry.Period,
                    entry.Supplement,
                    entry.LockAt,
                    entry.DeliverBy,
                    source.Id,
                    entry.Key,
                    source.Participants.RemoveRange(source.BatchResults.Where(r => r.Value == LineResults.Active).Select(r => r.Key)),
                    source.Facts.GetValueOrDefault(NoteFact.Hospital),
                    entry.Former is { } former && source.BatchEntries.GetValueOrDefault(former) is { } failed
                        ? $"{failed.BatchId}/{former}"
                        : null
                ),
                Creates: true
            )
            : null;

    /// <summary>The lines as they are now: an older answer that is heard late says the same.</summary>
    private static EffectCommand? Confirm(Told told, CaseState source)
    {
        var lines = source.Batch?.LinesOf(told.CaseId).Where(l => l.EntryKey == told.Entry).Select(l => l.No).ToImmutableArray() ?? [];
        return lines.IsEmpty ? null : new(told.CaseId, source.Region, new ConfirmBatchEntry(told.Entry, told.BatchId, lines));
    }

    private static string? StatusIn(BatchState? batch) =>
        batch?.Stage switch
        {
            BatchStage.Terbuka => CaseStatus.Ready,
            BatchStage.Dikunci => CaseStatus.InBatch,
            BatchStage.Dikirim or BatchStage.HasilSebagian or BatchStage.HasilLengkap => CaseStatus.Sent,
            _ => null,
        };

    private static Told Read(Effect effect) => JsonSerializer.Deserialize<Told>(effect.Payload, JsonSerializerOptions.Web)!;

    private sealed record Told(string CaseId, string Entry, string BatchId, int Line);
}
