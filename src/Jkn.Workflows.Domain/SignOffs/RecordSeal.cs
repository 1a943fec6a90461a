using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>The sealing adapter's answer. Late or doubled answers find another attempt and change nothing.</summary>
public sealed record RecordSeal(string Letter, string Attempt, string SealedHash, string? FileId = null, string? Kind = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mencatat hasil penyegelan.");
        if (on.State.Letters.GetValueOrDefault(Letter) is not { } letter || letter.Attempt != Attempt)
            return Decision.Nothing(on.State);
        var item = Attempt[..Attempt.IndexOf('|', StringComparison.Ordinal)];
        on.Emit(new CaseEvent.LetterSealed(Letter, Attempt, SealedHash, FileId, Kind));
        return on.State.WorkItems.ContainsKey(item) ? on.Unless(on.ResumeFlow(item, SignOff.Forward)) : on.Accept();
    }
}
