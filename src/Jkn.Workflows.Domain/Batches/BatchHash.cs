using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Domain.Batches;

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
