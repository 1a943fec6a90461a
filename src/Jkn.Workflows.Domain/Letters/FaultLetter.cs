using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>The page cannot be made: the letter shows Gangguan, and waits for somebody to mend the cause and retry.</summary>
public sealed record FaultLetter(string Letter, int Draft, string Code, string? Template, int? Line, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { Paper: null, Fault: null } letter || letter.Draft != Draft)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.LetterFaulted(Letter, Draft, Code, Template, Line, Reason));
        on.Host.Tell($"{Letter}/{Draft}/{on.State.Version}/gangguan", "gangguan-cetak-surat", Roles.BackOffice);
        return on.Accept();
    }
}
