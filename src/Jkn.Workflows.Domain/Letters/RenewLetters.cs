using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>The office changed what its letters print (a head, an addressee, a template): running ones get a new page.</summary>
public sealed record RenewLetters : Command
{
    public override Decision Decide(Deciding on) =>
        on.Actor.IsSystem ? on.Unless(LetterWatch.LookAtAll(on)) : Decision.Reject(LetterPapers.SystemOnly);

    /// <summary>Whether a case has a letter that would be printed otherwise now, and that nobody signs at this moment.</summary>
    public static bool Needs(CaseState state, Office office) =>
        state.Letters.Values.Any(l => l.Attempt is null && LetterWatch.Runs(state, l) && LetterContent.HashOf(office, state, l) != l.Hash);
}
