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
        Tell(on, letter, Page);
        return on.Accept();
    }

    /// <summary>Both faces of the page are there.</summary>
    internal static void Tell(Deciding on, Letter letter, LetterPageMade page) =>
        on.Emit(
            new CaseEvent.LetterTypeset(letter.Key, letter.Draft, page.FileId, page.FileHash, page.Pages, page.Place)
            {
                InkFileId = page.InkFileId,
                InkFileHash = page.InkFileHash,
            }
        );
}
