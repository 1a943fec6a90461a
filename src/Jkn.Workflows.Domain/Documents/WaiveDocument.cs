using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>A required item is waived, for a reason that the checklist allows and by a role that it names (A-24, AC-16); for
/// everybody or for one participant.</summary>
public sealed record WaiveDocument(string Code, string Reason, string? Catatan = null, string? Person = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (DocumentCheck.WaiverOf(on.Office.Region, Code) is not { } waiver)
            return Decision.Reject("waiver-not-allowed", "Dokumen ini tidak dapat dikecualikan.", "code");
        if (!waiver.Roles.Any(on.Actor.Has))
            return Decision.Reject("waiver-not-yours", $"Pengecualian ini hanya oleh: {string.Join(", ", waiver.Roles)}.", "code");
        if (!waiver.Reasons.Contains(Reason))
            return Decision.Reject("waiver-reason-unknown", "Alasan pengecualian tidak dikenal.", "reason");
        if (DocumentCheck.WrongPerson(on, DocumentCheck.ItemOf(on.Office.Region, Code), Person) is { } wrong)
            return Decision.Reject(wrong);
        on.Emit(
            new CaseEvent.DocumentRecorded(
                DocumentEntry.KeyOf(Code, Person),
                new(Code, "TIDAK_ADA", on.Actor.Id, on.Now)
                {
                    Waiver = Reason,
                    WaiverRole = waiver.Roles.First(on.Actor.Has),
                    Catatan = Catatan,
                    Person = Person,
                }
            )
        );
        return on.Accept();
    }
}
