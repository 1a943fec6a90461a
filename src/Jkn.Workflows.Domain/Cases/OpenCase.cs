using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// Somebody is at the counter (or a list came in): a case begins on the version of the procedure in force today, which it keeps for life.
/// A trial may name a version that is not in force.
/// </summary>
public sealed record OpenCase(string Id, string Sop, string Channel, Applicant Applicant, int? TrialVersion = null, bool OnDuty = false)
    : Command
{
    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length > 0)
            return on.State.OpenedBy == on.Actor.Id
                ? Decision.Nothing(on.State)
                : Decision.Reject("case-exists", "Berkas dengan id ini sudah ada.");
        if (!on.Actor.HasAny(Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead))
            return Decision.Reject("role-missing", "Hanya petugas yang dapat menerima pemohon.");
        if (string.IsNullOrWhiteSpace(Applicant.Nama))
            return Decision.Reject("applicant-missing", "Nama pemohon wajib diisi.", "applicant.nama");
        if (NameRule.Refusal(Applicant.Nama, "applicant.nama") is { } name)
            return Decision.Reject(name);
        if (!IntakeChannels.All.Contains(Channel))
            return Decision.Reject("channel-unknown", "Saluran penerimaan tidak dikenal.", "channel");
        var version = TrialVersion is { } number ? on.Office.Sops.ByNumber(Sop, number) : on.Office.Sops.Effective(Sop, on.Today);
        if (version is null)
            return Decision.Reject("sop-not-effective", "SOP ini belum berlaku pada hari ini.", "sop");
        if (version.Use != SopUses.Case)
            return Decision.Reject("sop-not-for-cases", "SOP ini bukan untuk permohonan.", "sop");
        if (Cases.Counter.Closed(on, Channel) is { } closed)
            return Decision.Reject(closed);
        if (on.Office.Typeface?.Refusal([("applicant.nama", Applicant.Nama)]) is { } unprintable)
            return Decision.Reject(unprintable);

        on.Emit(new CaseEvent.CaseOpened(Id, CaseKind.Case, on.Office.Region.Code, version.Key, version.Version, version.Id, Channel));
        on.Emit(new CaseEvent.ApplicantRecorded(Applicant));
        return on.Unless(on.StartFlow(ImmutableDictionary<string, JsonElement>.Empty));
    }
}
