using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>A letter that was issued no longer counts. It stays in the book and shows "dicabut" at once to whoever scans it.</summary>
public sealed record RevokeLetter(string Letter, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (LetterPapers.Unknown(on, Letter) is { } no)
            return Decision.Reject(no);
        if (on.Office.Organisation.CapacityOf(on.Actor, Roles.AgencyHead, on.Today) is not { } capacity)
            return Decision.Reject("role-missing", "Hanya Kepala Dinas atau penggantinya yang dapat mencabut surat.");
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        var letter = on.State.Letters[Letter];
        if (letter.State == LetterState.Dicabut)
            return Decision.Nothing(on.State);
        if (letter.State is not (LetterState.Ditandatangani or LetterState.Diserahkan))
            return Decision.Reject("letter-not-issued", "Hanya surat yang sudah ditandatangani yang dapat dicabut.");
        on.ActAs(capacity);
        on.Emit(new CaseEvent.LetterClosed(Letter, LetterState.Dicabut, Reason));
        on.Host.Tell($"{Letter}/{on.State.Version}/dicabut", "surat-dicabut", Roles.BackOffice);
        return on.Accept();
    }
}
