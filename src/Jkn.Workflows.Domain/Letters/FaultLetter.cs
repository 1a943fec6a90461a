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
        Tell(on, letter, new(Code, Template, Line, Reason));
        return on.Accept();
    }

    internal static void Tell(Deciding on, Letter letter, LetterPageFault why)
    {
        on.Emit(new CaseEvent.LetterFaulted(letter.Key, letter.Draft, why.Code, why.Template, why.Line, why.Reason));
        on.Host.Tell($"{letter.Key}/{letter.Draft}/{on.State.Version}/gangguan", "gangguan-cetak-surat", Roles.BackOffice);
    }
}
