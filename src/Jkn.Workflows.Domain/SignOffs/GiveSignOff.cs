using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// An official gives one of the five acts, sends back, or rejects. On a letter the hash of the text that was seen must be the letter's
/// present one.
/// A signature is two facts: it is asked for here, and the flow goes on when the sealing adapter has answered.
/// </summary>
public sealed record GiveSignOff(string WorkItemId, string Outcome, string? Note = null, string? DocumentHash = null, int? IfVersion = null)
    : Command
{
    public const int MostMarks = 30;

    /// <summary>What is wrong in the letter, with an outcome that sends it back.</summary>
    public ImmutableArray<PassageMark> Marks { get; init; } = [];

    /// <summary>
    /// What the official proved himself with (<see cref="ProofKinds"/>), checked before the command was given: a paraf or signature
    /// without one is refused.
    /// </summary>
    public string? Proof { get; init; }

    public override Decision Decide(Deciding on)
    {
        var (item, no) = WorkRules.Find(on, WorkItemId, IfVersion);
        if (item is null)
            return Decision.Reject(no!);
        if (item.Kind != WorkKinds.SignOff)
            return Decision.Reject("work-item-not-sign-off", "Tugas ini bukan paraf, persetujuan atau tanda tangan.");
        if (!item.Outcomes.Contains(Outcome))
            return Decision.Reject("outcome-unknown", $"Hasil harus salah satu dari: {string.Join(", ", item.Outcomes)}.", "outcome");
        if (Outcome != SignOff.Forward && string.IsNullOrWhiteSpace(Note))
            return Decision.Reject("note-missing", "Catatan wajib diisi untuk mengembalikan atau menolak.", "note");
        if (item.AssignedTo is not null && item.AssignedTo != on.Actor.Id)
            return Decision.Reject("work-item-taken", "Tugas ini dipegang petugas lain.");

        var letter = item.Letter is { } key ? on.State.Letters[key] : null;
        if (MarksRefused(letter) is { } unmarked)
            return Decision.Reject(unmarked);
        if (letter?.Scan is not null && item.Act == Acts.Sign && Outcome == SignOff.Forward)
            return Decision.Reject("scan-waits", "Pindaian surat ini menunggu konfirmasi Anda. Buka suratnya dan periksa pindaiannya.");
        if (letter?.Attempt is not null)
            return Decision.Reject(LetterPapers.SignaturePending);
        if (letter is not null && Outcome == SignOff.Forward)
        {
            if (DocumentHash is null)
                return Decision.Reject("document-hash-missing", "Sidik (hash) surat yang dibaca wajib disertakan.", "documentHash");
            if (DocumentHash != letter.Hash || LetterPapers.SaysOtherwise(on, letter))
                return Decision.Reject("document-changed", "Isi surat sudah berubah sejak Anda membacanya.", "documentHash");
        }
        if (NeedsProof(item) && ProofKinds.Refusal(Proof) is { } unproved)
            return Decision.Reject(unproved);
        var (isDouble, forbidden) = FourEyes.Check(on, item, letter, Outcome);
        if (forbidden is not null)
            return Decision.Reject(forbidden);
        if (item.Act == Acts.Sign && Outcome == SignOff.Forward && letter is not null)
        {
            if (FourEyes.Incomplete(on, item, letter) is { } incomplete)
                return Decision.Reject(incomplete);
            return AskForSignature(on, item, letter, isDouble);
        }
        return Record(on, item, letter, isDouble);
    }

    private bool NeedsProof(WorkItem item) => Outcome == SignOff.Forward && item.Act is Acts.Paraf or Acts.Sign;

    private Rejection? MarksRefused(Letter? letter)
    {
        if (Marks.IsDefaultOrEmpty)
            return null;
        if (letter is null || Outcome == SignOff.Forward)
            return new("marks-not-here", "Bagian hanya ditandai pada surat yang dikembalikan atau ditolak.", "marks");
        if (Marks.Length > MostMarks)
            return new("too-many", $"Paling banyak {MostMarks} bagian ditandai.", "marks");
        if (Marks.FirstOrDefault(m => m.Field is not null && !letter.Body.ContainsKey(m.Field)) is { } stray)
            return new("letter-field-unknown", $"Surat ini tidak punya isian \"{stray.Field}\".", "marks");
        return Marks.Any(m => string.IsNullOrWhiteSpace(m.Passage) || string.IsNullOrWhiteSpace(m.Why))
            ? new("mark-incomplete", "Setiap bagian yang ditandai perlu alasannya.", "marks")
            : null;
    }

    private Decision AskForSignature(Deciding on, WorkItem item, Letter letter, bool isDouble)
    {
        var attempt = $"{item.Id}|{letter.Version}|{on.State.Version}";
        on.Emit(new CaseEvent.SignatureRequested(letter.Key, attempt, item.Id, DocumentHash, isDouble) { Proof = Proof });
        on.Ask(
            EffectKinds.SealLetter,
            $"{on.State.Id}/{attempt}",
            new
            {
                caseId = on.State.Id,
                letter = letter.Key,
                attempt,
            }
        );
        return on.Accept();
    }

    private Decision Record(Deciding on, WorkItem item, Letter? letter, bool isDouble)
    {
        on.Emit(
            new CaseEvent.SignOffGiven(
                item.Id,
                item.ActivityId,
                item.Role,
                item.Act!,
                Outcome,
                letter?.Key,
                DocumentHash,
                string.IsNullOrWhiteSpace(Note) ? null : Note,
                isDouble
            )
            {
                Proof = NeedsProof(item) ? Proof : null,
            }
        );
        if (letter is not null && !Marks.IsDefaultOrEmpty)
            on.Emit(new CaseEvent.PassagesMarked(letter.Key, Marks));
        if (letter is not null && Outcome == SignOff.Forward && item.Act == Acts.Paraf)
            LetterPapers.Ask(on, letter.Key);
        if (letter is not null && Outcome == SignOff.Rejected)
        {
            on.Emit(new CaseEvent.LetterClosed(letter.Key, LetterState.Ditolak, Note));
            LetterNumbers.Void(on.Host, letter.Key);
            on.Host.Tell($"{item.Id}/tolak/BO", "surat-ditolak", Roles.BackOffice);
            on.Host.Tell($"{item.Id}/tolak/FO", "surat-ditolak", Roles.FrontOffice);
        }
        else if (letter is not null && Outcome != SignOff.Forward)
        {
            on.Emit(new CaseEvent.LetterSent(letter.Key, LetterState.Dikembalikan));
        }
        return on.Unless(on.ResumeFlow(item.Id, Outcome) ?? EmergencyPapers.OpenBranches(on));
    }
}
