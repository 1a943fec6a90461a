using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Server.Cases;

namespace Jkn.Workflows.Server.Effects;

/// <summary>
/// Answers a signature that was asked for. Until letters are PDFs with cryptographic signatures this adapter only records:
/// the sealed hash is the hash of the text that the signer saw.
/// </summary>
internal sealed class SealLetterEffect(CaseReader reader, CaseDesk desk) : EffectHandler
{
    public override IReadOnlyList<string> Kinds => [EffectKinds.SealLetter];

    public override async Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct)
    {
        var told = SealRequest.Read(effect);
        if (await reader.LoadAsync(told.CaseId, ct) is not { } state || state.Letters.GetValueOrDefault(told.Letter) is not { } letter) return;
        var answer = await desk.RunAsync(told.CaseId, state.Region, Actor.System, new SealLetter(told.Letter, told.Attempt, letter.Hash), ct);
        if (answer.Decision.Rejection is { } refusal) throw new EffectFailedException(refusal.Code);
    }
}
