using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>The page was typeset and stored.</summary>
public sealed record RecordLetterPage(string Letter, int Draft, string FileId, string FileHash, int Pages, string? Place) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { Paper: null } letter || letter.Draft != Draft)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.LetterTypeset(Letter, Draft, FileId, FileHash, Pages, Place));
        return on.Accept();
    }
}
