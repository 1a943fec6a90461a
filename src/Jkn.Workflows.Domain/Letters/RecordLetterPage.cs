using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>The page was typeset and stored, in both faces, for the content it was made from.</summary>
public sealed record RecordLetterPage(string Letter, int Draft, string Content, LetterPageMade Page) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { Paper: null } letter || letter.Draft != Draft || letter.Hash != Content)
            return Decision.Nothing(on.State);
        on.Emit(
            new CaseEvent.LetterTypeset(Letter, Draft, Page.FileId, Page.FileHash, Page.Pages, Page.Place)
            {
                InkFileId = Page.InkFileId,
                InkFileHash = Page.InkFileHash,
            }
        );
        return on.Accept();
    }
}
