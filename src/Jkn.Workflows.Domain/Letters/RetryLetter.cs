using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>Somebody mended the cause: the page is tried again.</summary>
public sealed record RetryLetter(string Letter) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.HasAny(Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead, Roles.Secretary))
            return Decision.Reject("role-missing", "Hanya Back Office atau atasannya yang dapat mengulang cetak surat.");
        if (LetterPapers.Unknown(on, Letter) is { } no)
            return Decision.Reject(no);
        if (on.State.Letters[Letter].Fault is null)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.LetterRetried(Letter));
        LetterPapers.Ask(on, Letter);
        return on.Accept();
    }
}
