using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>A case leaves a batch that is still open. From a locked one it is taken out by its officers, after unlocking.</summary>
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
            on.Host.Tell($"tarik/{CaseId}", "penarikan-dari-batch-terkunci", Roles.SectionHead);
            return on.Accept();
        }
        foreach (var line in lines)
            on.Emit(new CaseEvent.BatchLineRemoved(line.No, Reason));
        return on.Accept();
    }
}
