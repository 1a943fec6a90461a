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
            or EffectKinds.WarnUnready
            or EffectKinds.BatchMoved
            or EffectKinds.JoinedBatch
            or EffectKinds.WithdrawFromBatch => Read(effect).BatchId,
            EffectKinds.RefusedByBatch or EffectKinds.OpenPersonErrand => Read(effect).CaseId,
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
            EffectKinds.WithdrawFromBatch => new(told.BatchId, source.Region, new WithdrawFromBatch(told.CaseId, told.Entry!, "ditarik")),
            EffectKinds.JoinedBatch => Confirm(told, source),
            EffectKinds.RefusedByBatch => new(told.CaseId, source.Region, new RetryBatchEntry([.. told.Entries ?? []], told.BatchId)),
            // Two moves may be heard in any order: what counts is where the batch stands now.
            EffectKinds.BatchMoved => StatusIn(source.Batch) is { } status
                ? new(told.CaseId, source.Region, new FollowBatch(EntriesIn(source.Batch!, told.CaseId), told.BatchId, status))
                : null,
            EffectKinds.BatchResult => Answers(told, source),
            EffectKinds.MissingResult => source.Batch?.Lines.GetValueOrDefault(told.Line) is { Outcome: null, MissingIn: not null }
                ? new(told.CaseId, source.Region, new FollowMissingResult(told.Entry!, told.BatchId))
                : null,
            EffectKinds.WarnUnready => Unready(source.Batch, told.CaseId) is { IsEmpty: false } people
                ? new(told.CaseId, source.Region, new WarnUnready(people))
                : null,
            EffectKinds.OpenErrand => source.Batch is { } batch
                ? new(
                    told.CaseId,
                    source.Region,
                    new OpenErrand(told.CaseId, told.Entry!, told.BatchId, batch.No, batch.Period),
                    Creates: true
                )
                : null,
            EffectKinds.OpenPersonErrand => new(
                told.Entry!,
                source.Region,
                new OpenPersonErrand(told.Entry!, told.Use!, PersonErrand.FactsOf(source, told.Person!, told.Before, told.After)),
                Creates: true
            ),
            _ => null,
        };
    }

    /// <summary>Who of a case stands on an open list and is not ready.</summary>
    private static ImmutableArray<string> Unready(BatchState? batch, string caseId) =>
        batch is { Stage: BatchStage.Terbuka } ? [.. batch.LinesOf(caseId).Where(l => !l.Ready).Select(l => l.ParticipantKey)] : [];

    /// <summary>All that the case wants in this batch now, whichever of its people asked.</summary>
    private static EffectCommand? Add(Told told, CaseState source)
    {
        var entries = source
            .BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null } && e.BatchId == told.BatchId)
            .OrderBy(e => e.Key, StringComparer.Ordinal)
            .ToList();
        if (entries is not [var first, ..])
            return null;
        return new(
            told.BatchId,
            source.Region,
            new AddToBatch(
                first.BatchId,
                first.BatchNo,
                first.Kind,
                first.Period,
                first.Supplement,
                first.LockAt,
                first.DeliverBy,
                source.Id,
                [.. entries.SelectMany(e => PeopleOf(e, source))]
            ),
            Creates: true
        );
    }

    private static IEnumerable<Joining> PeopleOf(BatchEntry entry, CaseState source)
    {
        var former =
            entry.Former is { } before && source.BatchEntries.GetValueOrDefault(before) is { } failed ? $"{failed.BatchId}/{before}" : null;
        foreach (var (key, person) in source.Participants)
        {
            if (entry.Person is null ? source.BatchResults.GetValueOrDefault(key) == LineResults.Active : entry.Person != key)
                continue;
            yield return new(
                entry.Key,
                key,
                person,
                entry.Person is null || source.Courses[key].IsEligible,
                source.Facts.GetValueOrDefault(PersonRuns.Key(NoteFact.Hospital, key)) ?? source.Facts.GetValueOrDefault(NoteFact.Hospital),
                former
            );
        }
    }

    /// <summary>The lines as they are now: an older answer that is heard late says the same.</summary>
    private static EffectCommand? Confirm(Told told, CaseState source)
    {
        var lines = (source.Batch?.LinesOf(told.CaseId) ?? [])
            .Where(l => l.Outcome is null)
            .GroupBy(l => l.EntryKey)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Select(l => l.No).ToImmutableArray(), StringComparer.Ordinal);
        return lines.IsEmpty ? null : new(told.CaseId, source.Region, new ConfirmBatchEntry(told.BatchId, lines));
    }

    private static EffectCommand? Answers(Told told, CaseState source)
    {
        var lines = (told.Lines ?? []).Select(n => source.Batch?.Lines.GetValueOrDefault(n)).OfType<BatchLine>().ToImmutableArray();
        return lines.IsEmpty ? null : new(told.CaseId, source.Region, new ApplyBatchResults(told.BatchId, lines));
    }

    private static ImmutableArray<string> EntriesIn(BatchState batch, string caseId) =>
        [.. batch.LinesOf(caseId).Where(l => l.Outcome is null).Select(l => l.EntryKey).Distinct()];

    private static string? StatusIn(BatchState? batch) =>
        batch?.Stage switch
        {
            BatchStage.Terbuka => CaseStatus.Ready,
            BatchStage.Dikunci => CaseStatus.InBatch,
            BatchStage.Dikirim or BatchStage.HasilSebagian or BatchStage.HasilLengkap => CaseStatus.Sent,
            _ => null,
        };

    private static Told Read(Effect effect) => JsonSerializer.Deserialize<Told>(effect.Payload, JsonSerializerOptions.Web)!;

    private sealed record Told(
        string CaseId,
        string? Entry,
        string BatchId,
        int Line,
        string[]? Entries,
        int[]? Lines,
        string? Use = null,
        string? Person = null,
        string? Before = null,
        string? After = null
    );
}
