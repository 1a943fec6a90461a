using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The file of a locked batch was made and stored: from now on it is what left the office, byte for byte.</summary>
public sealed record KeepBatchFile(string LinesHash, string Layout, int LayoutVersion, string FileId, string FileHash) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang menyimpan berkas batch.");
        if (on.State.Batch is not { } batch)
            return Decision.Reject("batch-unknown", "Batch tidak ada.");
        if (batch.Files.Any(f => f.LinesHash == LinesHash && f.Layout == Layout && f.LayoutVersion == LayoutVersion))
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.BatchFileKept(LinesHash, Layout, LayoutVersion, FileId, FileHash));
        return on.Accept();
    }
}
