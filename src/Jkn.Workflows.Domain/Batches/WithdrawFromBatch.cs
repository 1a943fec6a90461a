using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// People leave a batch that is still open. In a locked one their lines are marked: they must be struck before it is handed over.
/// </summary>
public sealed record WithdrawFromBatch(string CaseId, string EntryKey, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang menarik berkas dari batch.");
        if (on.State.Batch is not { } batch)
            return Decision.Nothing(on.State);
        var lines = batch.LinesOf(CaseId).Where(l => l.EntryKey == EntryKey).ToList();
        if (lines.Count == 0)
            return Decision.Nothing(on.State);
        if (batch.Stage != BatchStage.Terbuka)
        {
            foreach (var line in lines.Where(l => l is { Outcome: null, MustStrike: null }))
                on.Emit(new CaseEvent.BatchLineDoubted(line.No, Reason));
            on.Host.Tell($"tarik/{CaseId}", "penarikan-dari-batch-terkunci", Roles.SectionHead);
            return on.Unless(LastAnswered(on));
        }
        foreach (var line in lines)
            on.Emit(new CaseEvent.BatchLineRemoved(line.No, Reason));
        return on.Accept();
    }

    /// <summary>Nobody is left to wait for: the step that waits for answers ends.</summary>
    private static Rejection? LastAnswered(Deciding on)
    {
        if (on.State.Batch!.Waiting > 0)
            return null;
        if (on.State.WorkItems.Values.FirstOrDefault(w => w.Kind == WorkKinds.LineVerification) is { } verifying)
            return LineVerdicts.OutcomeOf(on.State.Batch) is { } outcome ? on.ResumeFlow(verifying.Id, outcome) : null;
        return on.State.WorkItems.Values.FirstOrDefault(w => w.Kind == WorkKinds.BatchResult) is { } step
            ? on.ResumeFlow(step.Id, "Done")
            : null;
    }
}
