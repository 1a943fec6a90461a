using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>Who came, and how to reach them.</summary>
public sealed record RecordApplicant(Applicant Applicant) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (string.IsNullOrWhiteSpace(Applicant.Nama))
            return Decision.Reject("applicant-missing", "Nama pemohon wajib diisi.", "nama");
        if (Applicant == on.State.Applicant)
            return Decision.Nothing(on.State);
        if (on.Office.Typeface?.Refusal([("nama", Applicant.Nama)]) is { } unprintable)
            return Decision.Reject(unprintable);
        on.Emit(new CaseEvent.ApplicantRecorded(Applicant));
        return on.Accept();
    }
}
