using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// The letter came back signed in ink: its scan is the issued file (AC-61). Whose signature it is follows from who holds the office today.
/// </summary>
public sealed record RecordScan(string Letter, string FileId, string FileHash) : Command
{
    /// <summary>Asked by the door too, before it reads a scan of megabytes.</summary>
    public static Rejection? NotYours(Actor actor) =>
        actor.HasAny(Roles.BackOffice) ? null : new("role-missing", "Hanya Back Office yang mengunggah pindaian surat.");

    public override Decision Decide(Deciding on)
    {
        if (LetterPapers.Unknown(on, Letter) is { } no)
            return Decision.Reject(no);
        if (NotYours(on.Actor) is { } notYours)
            return Decision.Reject(notYours);
        var letter = on.State.Letters[Letter];
        if (letter.SealedHash == FileHash)
            return Decision.Nothing(on.State);
        if (!letter.IsWet && on.Office.Region.Settings.SignatureMode.Value != SignatureMode.Basah)
            return Decision.Reject("letter-not-wet", "Surat ini ditandatangani secara elektronik.");
        var item = on.State.WorkItems.Values.FirstOrDefault(w => w.Letter == Letter && w.Act == Acts.Sign);
        if (letter.State != LetterState.MenungguTandaTangan || item is null)
            return Decision.Reject("letter-not-waiting", "Surat ini tidak sedang menunggu tanda tangan.");
        if (FourEyes.MissingParafs(on, item, letter) is { Count: > 0 } missing)
            return Decision.Reject("parafs-missing", $"Belum diparaf oleh: {string.Join(", ", missing)}.");
        var attempt = letter.Attempt;
        if (attempt is null)
        {
            var standIn = on.Office.Organisation.ActiveDelegation(item.Role, on.Today);
            if ((standIn?.Substitute ?? on.Office.Organisation.HolderOf(item.Role, on.Today)?.Account) is not { } signer)
                return Decision.Reject("signer-missing", "Tidak ada pejabat yang berwenang menandatangani hari ini.");
            if (signer == letter.DraftedBy)
                return Decision.Reject("own-draft", "Penyusun surat tidak boleh memaraf atau menandatangani suratnya sendiri.");
            attempt = $"{item.Id}|{letter.Version}|{on.State.Version}";
            on.Emit(
                new CaseEvent.SignatureRequested(
                    Letter,
                    attempt,
                    item.Id,
                    letter.Hash,
                    By: signer,
                    Capacity: standIn?.Kind ?? Organisation.Capacity.Definitive,
                    ActingFor: standIn?.Absent
                )
            );
        }
        on.Emit(new CaseEvent.LetterSealed(Letter, attempt, FileHash, FileId, SealKinds.WetInk));
        return on.Unless(on.ResumeFlow(item.Id, SignOff.Forward));
    }
}
