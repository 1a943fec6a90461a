using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// The head sends back to its drafter a letter that waits at a level where nobody can act: who could send it back himself is not there.
/// </summary>
public sealed record ReturnStuckLetter(string WorkItemId, string Note) : Command
{
    private const int Longest = 2000;

    public override Decision Decide(Deciding on)
    {
        if (on.State.WorkItems.GetValueOrDefault(WorkItemId) is not { Letter: { } key } item)
            return Decision.Reject("work-item-gone", "Tugas ini tidak ada atau sudah diselesaikan.");
        if (on.Office.Organisation.CapacityOf(on.Actor, Roles.AgencyHead, on.Today) is not { } capacity)
            return Decision.Reject("return-not-yours", "Hanya Kepala Dinas yang mengembalikan surat yang tertahan.");
        if (ChainObstacle.At(on.State, on.Office, item, on.Today) is null)
            return Decision.Reject("letter-not-stuck", "Surat ini tidak tertahan: ada pejabat yang dapat memprosesnya.");
        if (!item.Outcomes.Contains(SignOff.Back))
            return Decision.Reject("return-not-possible", "Langkah ini tidak dapat dikembalikan.");
        if (string.IsNullOrWhiteSpace(Note) || Note.Length > Longest)
            return Decision.Reject("note-missing", "Catatan wajib diisi, paling banyak 2.000 karakter.", "note");
        if (on.State.Letters.GetValueOrDefault(key)?.Attempt is not null)
            return Decision.Reject(LetterPapers.SignaturePending);
        on.ActAs(capacity);
        on.Emit(new CaseEvent.WorkItemCompleted(item.Id, SignOff.Back, Note.Trim()));
        on.Emit(new CaseEvent.LetterSent(key, LetterState.Dikembalikan));
        return on.Unless(on.ResumeFlow(item.Id, SignOff.Back));
    }
}
