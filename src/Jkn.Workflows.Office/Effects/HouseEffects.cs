using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Batches;

namespace Jkn.Workflows.Application.Effects;

/// <summary>Between cases, batches and errands: the effect comes back as a command on the other one.</summary>
internal sealed class HouseEffects(CaseReader reader, CaseDesk desk) : EffectHandler
{
    public override IReadOnlyList<string> Kinds =>
        [
            EffectKinds.AddToBatch,
            EffectKinds.JoinedBatch,
            EffectKinds.RefusedByBatch,
            EffectKinds.WithdrawFromBatch,
            EffectKinds.BatchMoved,
            EffectKinds.BatchResult,
            EffectKinds.MissingResult,
            EffectKinds.WarnUnready,
            EffectKinds.OpenErrand,
            EffectKinds.OpenPersonErrand,
        ];

    public override async Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct)
    {
        if (EffectCommands.SourceOf(effect) is not { } sourceId || await reader.LoadAsync(sourceId, ct) is not { } source)
            return;
        if (EffectCommands.For(effect, source) is not { } next)
            return;
        var answer = await desk.RunAsync(next.CaseId, next.Region, Actor.System, next.Command, next.Creates, ct);
        if (answer.Decision.Rejection is { } refusal)
            throw new EffectFailedException(refusal.Code);
    }
}
