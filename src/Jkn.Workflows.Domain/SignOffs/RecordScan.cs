using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// The letter came back signed in ink: its scan waits for the official who signed it (trust.md 4.4). Nothing is signed by uploading.
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
        if (letter.SealedHash == FileHash || letter.Scan?.FileHash == FileHash)
            return Decision.Nothing(on.State);
        if (!letter.IsWet && on.Office.Region.Settings.SignatureMode.Value != SignatureMode.Basah)
            return Decision.Reject("letter-not-wet", "Surat ini ditandatangani secara elektronik.");
        if (letter.State != LetterState.MenungguTandaTangan || InkRules.TaskOf(on, Letter) is not { } item)
            return Decision.Reject("letter-not-waiting", "Surat ini tidak sedang menunggu tanda tangan.");
        if (FourEyes.Incomplete(on, item, letter) is { } incomplete)
            return Decision.Reject(incomplete);
        var signer =
            on.Office.Organisation.ActiveDelegation(item.Role, on.Today)?.Substitute
            ?? on.Office.Organisation.HolderOf(item.Role, on.Today)?.Account;
        if (signer is null)
            return Decision.Reject("signer-missing", "Tidak ada pejabat yang berwenang menandatangani hari ini.");
        if (signer == letter.DraftedBy)
            return Decision.Reject("own-draft", "Penyusun surat tidak boleh memaraf atau menandatangani suratnya sendiri.");
        on.Emit(new CaseEvent.ScanBrought(Letter, FileId, FileHash));
        on.Host.Tell($"{item.Id}/pindaian/{on.State.Version}", "pindaian-menunggu-konfirmasi", item.Role);
        return on.Accept();
    }
}
