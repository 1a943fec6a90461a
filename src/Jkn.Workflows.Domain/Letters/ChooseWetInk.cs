using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>The signing service is away and the letter cannot wait: it will be signed in ink, under the number it has (AC-61).</summary>
public sealed record ChooseWetInk(string Letter, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (LetterPapers.Unknown(on, Letter) is { } no)
            return Decision.Reject(no);
        if (
            !on.Actor.HasAny(Roles.BackOffice)
            && !Roles.Officials.Any(r => on.Office.Organisation.CapacityOf(on.Actor, r, on.Today) is not null)
        )
            return Decision.Reject("role-missing", "Hanya Back Office atau pejabat yang dapat memilih tanda tangan basah.");
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        var letter = on.State.Letters[Letter];
        if (letter.IsWet)
            return Decision.Nothing(on.State);
        if (letter.State is not (LetterState.Konsep or LetterState.MenungguParaf or LetterState.MenungguTandaTangan))
            return Decision.Reject("letter-not-waiting", "Surat ini tidak sedang menunggu tanda tangan.");
        if (letter.Attempt is { } attempt)
            on.Emit(new CaseEvent.SignatureFailed(Letter, attempt, "wet-ink"));
        on.Emit(new CaseEvent.WetInkChosen(Letter, Reason));
        // Parafs that were to be sealed are told that they stand on paper; a page of one face gets its second.
        LetterPapers.Ask(on, Letter);
        return on.Accept();
    }
}
