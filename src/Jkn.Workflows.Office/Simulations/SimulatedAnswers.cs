using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Trials;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>
/// What BPJS answers for one batch: most active, some failed, a few forgotten in the first file and named in a second one.
/// </summary>
internal sealed class SimulatedAnswers(TrialOffice trial, Random dice, string batchId, Func<string, string, Command, bool> act)
{
    private int files;
    private DateTimeOffset nextAt;

    /// <summary>Records a file when its time has come.</summary>
    public bool Record(WorkItem item)
    {
        var batch = trial.Cases[batchId].Batch!;
        var due = files == 0 ? FirstAt(batch) : nextAt;
        if (trial.Now < due)
            return false;
        files++;
        nextAt = trial.Now + (IsDaily(batch) ? TimeSpan.FromHours(4) : TimeSpan.FromDays(7));
        // The first file answers most lines, the second was to answer all and forgets a few, later ones bring these.
        var isWhole = files > 1;
        var lines = batch
            .Lines.Values.Where(l => l.Outcome is null or LineResults.NoCard && l.MustStrike is null)
            .Where(_ => files > 2 || dice.NextDouble() > (isWhole ? 0.02 : 0.15))
            .Select(Answer)
            .ToList();
        var file = new RecordBatchResults($"{batchId}/{files}", [.. lines], Complete: isWhole);
        var done = lines.Count > 0 && act(batchId, item.Role, file);
        // The same file by mistake a second time: nothing may happen.
        if (done && act(batchId, item.Role, file))
            throw new InvalidOperationException($"A file came in twice in {batchId}.");
        if (done && files == 1)
            Contradict(batch);
        return done;
    }

    /// <summary>Now and then a later file says otherwise of one line; the head of section keeps the first answer.</summary>
    private void Contradict(BatchState before)
    {
        var batch = trial.Cases[batchId].Batch!;
        if (
            dice.Next(10) > 0
            || batch.Stage == BatchStage.Ditutup
            || batch.Lines.Values.FirstOrDefault(l => l.Outcome == LineResults.Active && before.Lines[l.No].Outcome is null) is not { } line
        )
            return;
        act(batchId, Roles.BackOffice, new RecordBatchResults($"{batchId}/beda", [new(line.Snapshot.Nik, LineResults.Failed, Reason())]));
        if (trial.Cases[batchId].Batch!.Lines[line.No].Conflict is not null)
            act(batchId, Roles.SectionHead, new SettleBatchConflict(line.No, TakeNew: false, "Simulasi: jawaban pertama benar"));
    }

    private ResultLine Answer(BatchLine line) =>
        dice.NextDouble() switch
        {
            < 0.05 => new(line.Snapshot.Nik, LineResults.Failed, Reason()),
            < 0.06 when HasCards && line.Outcome is null => new(line.Snapshot.Nik, LineResults.NoCard),
            _ when HasCards => new(line.Snapshot.Nik, LineResults.Active, null, null, line.Snapshot.Nik[3..], $"Lampiran {batchId}"),
            _ => new(line.Snapshot.Nik, LineResults.Active),
        };

    private string Reason()
    {
        var reasons = trial.Office.Reasons!.Reasons;
        return reasons[dice.Next(reasons.Length)].Code;
    }

    /// <summary>Cards come where a procedure hands them over.</summary>
    private bool HasCards =>
        trial.Office.Sops.All.Any(v => v.Definition.Source.GetRawText().Contains("Jkn.SerahKartu", StringComparison.Ordinal));

    /// <summary>A monthly answer comes in the first days of the next month, a recap's within a day.</summary>
    private DateTimeOffset FirstAt(BatchState batch)
    {
        if (IsDaily(batch))
            return batch.DeliverBy.AddHours(20);
        var month = trial.Office.Time.Local(batch.DeliverBy).Date.ToYearMonth().PlusMonths(1);
        return trial.Office.Time.At(month.OnDayOfMonth(1).AtMidnight()).ToUniversalTime();
    }

    private bool IsDaily(BatchState batch) => trial.Office.Region.Batch(batch.Kind)?.Deliver.Value is TimeOfDayCutoff;
}
