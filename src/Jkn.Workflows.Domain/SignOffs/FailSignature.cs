using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>The signature could not be made: the letter waits as before, no number is burnt (AC-60).</summary>
public sealed record FailSignature(string Letter, string Attempt, string Reason, bool Passes = false) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mencatat kegagalan penyegelan.");
        if (on.State.Letters.GetValueOrDefault(Letter) is not { } letter || letter.Attempt != Attempt)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.SignatureFailed(Letter, Attempt, Reason));
        // The service was away, not the official: he hears when it is back.
        if (Passes)
            on.Ask(
                EffectKinds.RemindSigner,
                $"{on.State.Id}/{Attempt}",
                new
                {
                    caseId = on.State.Id,
                    letter = Letter,
                    attempt = Attempt,
                }
            );
        return on.Accept();
    }
}
