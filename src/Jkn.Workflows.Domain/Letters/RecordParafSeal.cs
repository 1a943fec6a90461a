using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>A paraf went into the file as an invisible signature, or stays in the journal alone (<paramref name="Why"/>).</summary>
public sealed record RecordParafSeal(string Letter, int Draft, string Role, string By, string? FileId, string? FileHash, string? Why)
    : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { Paper: not null } letter || letter.Draft != Draft)
            return Decision.Nothing(on.State);
        // Ascending order: each paraf stands on those before it.
        if (letter.Parafs.FirstOrDefault(p => p.Seal is null) is not { } next || next.Role != Role || next.By != By)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.ParafSealed(Letter, Draft, Role, FileId, FileHash, Why));
        return on.Accept();
    }
}
