using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>Who came, and how to reach them. On an older version than the present one nothing is overwritten.</summary>
public sealed record RecordApplicant(Applicant Applicant, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (string.IsNullOrWhiteSpace(Applicant.Nama))
            return Decision.Reject("applicant-missing", "Nama pemohon wajib diisi.", "nama");
        if (NameRule.Refusal(Applicant.Nama, "nama") is { } name)
            return Decision.Reject(name);
        if (Applicant == on.State.Applicant)
            return Decision.Nothing(on.State);
        if (Keyed.Stale(on, Keyed.Applicant, IfVersion, "applicant-stale", "Data pemohon") is { } stale)
            return Decision.Reject(stale);
        if (on.Office.Typeface?.Refusal([("nama", Applicant.Nama)]) is { } unprintable)
            return Decision.Reject(unprintable);
        on.Emit(new CaseEvent.ApplicantRecorded(Applicant));
        return on.Accept();
    }
}
