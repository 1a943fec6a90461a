using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>
/// After each decision: a running letter whose page would say something else now gets a new page, and what was given on the old one is
/// void. While somebody signs it, what it says may not change.
/// </summary>
public static class LetterWatch
{
    public const string Changed = "Isi surat berubah setelah dikirim";

    /// <summary>The command's decision, with what follows of it for running letters: the one way in which commands are decided.</summary>
    public static Decision Decide(Command command, Deciding on)
    {
        var before = on.State;
        var decision = command.Decide(on);
        if (decision.Events.Count == 0 || on.State.Letters.IsEmpty || SaysTheSame(before, on.State))
            return decision;
        return on.Unless(LookAtAll(on));
    }

    /// <summary>Whatever of the case or of its office has changed.</summary>
    public static Rejection? LookAtAll(Deciding on)
    {
        foreach (var letter in on.State.Letters.Values.Where(l => Runs(on.State, l)).OrderBy(l => l.Key, StringComparer.Ordinal).ToList())
        {
            if (LetterContent.HashOf(on.Office, on.State, letter) == letter.Hash)
                continue;
            if (letter.Attempt is not null)
                return new(
                    "letter-being-signed",
                    $"Surat \"{letter.Title}\" sedang ditandatangani; isinya belum dapat diubah. Coba lagi sesudahnya."
                );
            if (Renew(on, letter) is { } no)
                return no;
        }
        return null;
    }

    /// <summary>Sent and not signed; a draft that lies with its writer is fixed when he sends it again.</summary>
    public static bool Runs(CaseState state, Letter letter) =>
        letter is { Frozen: true, SealedHash: null }
        && letter.State is LetterState.Konsep or LetterState.MenungguParaf or LetterState.MenungguTandaTangan
        && !state.WorkItems.Values.Any(w => w.Letter == letter.Key && w.Kind == WorkKinds.DraftLetter);

    private static Rejection? Renew(Deciding on, Letter letter)
    {
        LetterFreezing.Fix(on, letter.Key, Changed);
        var item = on.State.WorkItems.Values.FirstOrDefault(w => w.Letter == letter.Key && w.Kind == WorkKinds.SignOff);
        if (letter.Parafs.IsEmpty || item is null || !item.Outcomes.Contains(SignOffMade.Back))
        {
            LetterPapers.Ask(on, letter.Key);
            return null;
        }
        // Levels that have had their turn get it again: the way back is the procedure's own.
        on.Emit(new CaseEvent.WorkItemCompleted(item.Id, SignOffMade.Back, $"{Changed}: paraf gugur, periksa dan kirim lagi."));
        on.Emit(new CaseEvent.LetterSent(letter.Key, LetterState.Dikembalikan));
        return on.ResumeFlow(item.Id, SignOffMade.Back);
    }

    /// <summary>Quick, and right: what letters print stands in these alone, and what is unchanged is the same object.</summary>
    private static bool SaysTheSame(CaseState before, CaseState now) =>
        ReferenceEquals(before.Participants, now.Participants)
        && ReferenceEquals(before.Documents, now.Documents)
        && ReferenceEquals(before.Facts, now.Facts)
        && ReferenceEquals(before.Batch, now.Batch)
        && before.Promise == now.Promise
        && before.CaseNo == now.CaseNo;
}
