using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>Tells every case of a batch where the batch stands: one effect for each case, so that one that fails stops none.</summary>
public static class BatchMoves
{
    public static void Tell(Deciding on, string status)
    {
        foreach (var line in on.State.Batch!.Lines.Values.DistinctBy(l => l.CaseId))
        {
            on.Ask(
                EffectKinds.BatchMoved,
                $"{on.State.Id}/{line.CaseId}/{status}/{on.State.Batch.Version}",
                new
                {
                    caseId = line.CaseId,
                    entry = line.EntryKey,
                    batchId = on.State.Id,
                    status,
                }
            );
        }
    }
}

/// <summary>The hash of what a locked batch hands over: every frozen line in order.</summary>
public static class BatchHash
{
    public static string Of(BatchState batch)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in batch.Lines.Values)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{line.No}|{line.CaseId}|{line.ParticipantKey}|{line.Snapshot}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
