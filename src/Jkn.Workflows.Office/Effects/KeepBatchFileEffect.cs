using System.Security.Cryptography;
using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Batches;

namespace Jkn.Workflows.Application.Effects;

/// <summary>
/// Makes the file of a batch that was just locked and keeps it, sealed with the batch's key. When the batch was unlocked before this ran,
/// what was locked then is in the journal, and there is nothing to hand over.
/// </summary>
internal sealed class KeepBatchFileEffect(CaseReader reader, Offices offices, FileStore files, CaseDesk desk) : EffectHandler
{
    private sealed record Told(string BatchId, string Hash);

    public override IReadOnlyList<string> Kinds => [EffectKinds.KeepBatchFile];

    public override async Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct)
    {
        var told = JsonSerializer.Deserialize<Told>(effect.Payload, JsonSerializerOptions.Web)!;
        if (
            await reader.LoadAsync(told.BatchId, ct) is not { Batch: { } batch } state
            || batch.FileHash != told.Hash
            || batch.Files.Any(f => f.LinesHash == told.Hash)
        )
            return;
        if (offices.Find(state.Region) is not { } office || BatchSheet.LayoutOf(office, batch) is not { } layout)
            throw new EffectFailedException("layout-unknown");
        var content = XlsxWriter.Write(BatchSheet.Of(layout, batch));
        var id = await files.SaveAsync(
            told.BatchId,
            $"batch/{layout.Code}",
            XlsxWriter.MediaType,
            BatchSheet.FileName(office, layout, batch),
            content,
            Stamp.System,
            ct
        );
        var answer = await desk.RunAsync(
            told.BatchId,
            state.Region,
            Actor.System,
            new KeepBatchFile(told.Hash, layout.Code, layout.Version, id, Convert.ToHexStringLower(SHA256.HashData(content))),
            ct
        );
        if (answer.Decision.Rejection is { } refusal)
            throw new EffectFailedException(refusal.Code);
    }
}
