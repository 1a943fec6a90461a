using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// The official who signed in ink looks at the scan of his paper and says with his own proof that it is his: only now the letter is signed
/// and goes on (AC-61, trust.md 4.4).
/// </summary>
/// <param name="FileHash">Of the scan that he saw.</param>
public sealed record ConfirmScan(string Letter, string FileHash) : Command
{
    /// <summary>What he proved himself with; see <see cref="ProofKinds"/>.</summary>
    public string? Proof { get; init; }

    public override Decision Decide(Deciding on)
    {
        var (item, scan, no) = InkRules.Find(on, Letter);
        if (item is null)
            return Decision.Reject(no!);
        if (scan!.FileHash != FileHash)
            return Decision.Reject("scan-changed", "Pindaian sudah diganti sejak Anda membacanya. Buka lagi pindaiannya.", "fileHash");
        // A substitute who brought the paper himself would vouch for his own upload; a definitive holder is the signer.
        if (scan.By == on.Actor.Id && on.Host.Stamp.Capacity != Organisation.Capacity.Definitive)
            return Decision.Reject("own-scan", "Yang mengunggah pindaian tidak boleh mengonfirmasinya.");
        if (ProofKinds.Refusal(Proof) is { } unproved)
            return Decision.Reject(unproved);
        var letter = on.State.Letters[Letter];
        var (isDouble, forbidden) = FourEyes.Check(on, item, letter, SignOff.Forward);
        if (forbidden is not null)
            return Decision.Reject(forbidden);
        if (FourEyes.Incomplete(on, item, letter) is { } incomplete)
            return Decision.Reject(incomplete);
        var attempt = $"{item.Id}|{letter.Version}|{on.State.Version}";
        on.Emit(new CaseEvent.SignatureRequested(Letter, attempt, item.Id, letter.Hash, isDouble) { Proof = Proof });
        on.Emit(new CaseEvent.LetterSealed(Letter, attempt, scan.FileHash, scan.FileId, SealKinds.WetInk));
        return on.Unless(on.ResumeFlow(item.Id, SignOff.Forward));
    }
}
