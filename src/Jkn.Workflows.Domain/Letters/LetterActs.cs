using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.SignOffs;

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
        Notices.Ask(on.Host, $"{Letter}/{on.State.Version}/dicabut", "surat-dicabut", Roles.BackOffice);
        return on.Accept();
    }
}

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
        LetterPapers.Ask(on, Letter);
        return on.Accept();
    }
}

/// <summary>
/// The letter came back signed in ink: its scan is the issued file (AC-61). Whose signature it is follows from who holds the office today.
/// </summary>
public sealed record RecordScan(string Letter, string FileId, string FileHash) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (LetterPapers.Unknown(on, Letter) is { } no)
            return Decision.Reject(no);
        if (!on.Actor.HasAny(Roles.BackOffice))
            return Decision.Reject("role-missing", "Hanya Back Office yang mengunggah pindaian surat.");
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

/// <summary>The signing service answers again: the official whose signature failed is told once.</summary>
public sealed record RemindSigner(string Letter, string Attempt) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { State: LetterState.MenungguTandaTangan, Attempt: null, IsWet: false })
            return Decision.Nothing(on.State);
        if (on.State.WorkItems.Values.FirstOrDefault(w => w.Letter == Letter && w.Act == Acts.Sign) is not { } item)
            return Decision.Nothing(on.State);
        Notices.Ask(on.Host, $"{Attempt}/pulih", "layanan-tanda-tangan-pulih", item.Role);
        return on.Accept();
    }
}
