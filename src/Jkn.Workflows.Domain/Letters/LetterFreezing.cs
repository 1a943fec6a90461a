using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>
/// The page of a letter is made and stored in the step that sends its draft on; from then on everybody reads and signs those bytes
/// (rulings.md 4.1). Decided is on the hash of the content; the page is bound to it.
/// </summary>
internal static class LetterFreezing
{
    /// <summary>Fixes what the letter says now. Content that was fixed before and is the same keeps its page and its parafs.</summary>
    public static void Freeze(Deciding on, string key)
    {
        Fix(on, key, null);
        var letter = on.State.Letters[key];
        if (letter.Paper is not null)
            return;
        if (on.Known.PageOf(key, letter.Hash) is not { } page)
            LetterPapers.Ask(on, key);
        else if (page.Fault is { } fault)
            FaultLetter.Tell(on, letter, fault);
        else
            RecordLetterPage.Tell(on, letter, page);
    }

    /// <summary>True when the letter says something else than before; parafs on it are void then, and their givers are told.</summary>
    public static bool Fix(Deciding on, string key, string? why)
    {
        var letter = on.State.Letters[key];
        var hash = LetterContent.HashOf(on.Office, on.State, letter);
        if (letter.Frozen && letter.Hash == hash)
            return false;
        if (!letter.Parafs.IsEmpty)
        {
            on.Emit(new CaseEvent.ParafsVoided(key));
            foreach (var role in letter.Parafs.Select(p => p.Role).Distinct())
                on.Host.Tell($"{key}/{on.State.Version}/paraf-gugur/{role}", "paraf-gugur", role);
        }
        on.Emit(new CaseEvent.LetterFrozen(key, hash, why));
        return true;
    }
}
