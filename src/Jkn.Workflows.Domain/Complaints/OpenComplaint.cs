using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Domain.Complaints;

/// <summary>Facts of a complaint, by the name they are kept under.</summary>
public static class ComplaintFacts
{
    public const string Matter = "masalah",
        CaseId = "idBerkas",
        CaseNo = "nomorBerkas",
        FollowUp = "tindakLanjut",
        Officer = "petugas";
}

/// <summary>
/// Somebody complains: at the counter, in the box, by a message. The complaint is taken in whatever the hour, with the words of who
/// complains; the case it is about is linked when one is named (AC-73). Who complains may stay unnamed.
/// </summary>
public sealed record OpenComplaint(
    string Id,
    string Channel,
    string Matter,
    string? Complainant = null,
    string? Phone = null,
    string? AboutCaseId = null,
    string? AboutCaseNo = null,
    string? Address = null
) : Command
{
    public const string Unnamed = "Tanpa nama";
    public const int LongestMatter = 2000;

    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length > 0)
            return on.State.OpenedBy == on.Actor.Id
                ? Decision.Nothing(on.State)
                : Decision.Reject("case-exists", "Pengaduan dengan id ini sudah ada.");
        if (!on.Actor.HasAny(Roles.FrontOffice, Roles.Information, Roles.BackOffice, Roles.SectionHead))
            return Decision.Reject("role-missing", "Hanya petugas yang dapat mencatat pengaduan.");
        if (on.Office.Region.Complaints.Find(Channel) is null)
            return Decision.Reject("channel-unknown", "Saluran pengaduan ini tidak ada pada daerah.", "channel");
        if (string.IsNullOrWhiteSpace(Matter) || Matter.Length > LongestMatter)
            return Decision.Reject("matter-invalid", $"Isi pengaduan wajib ditulis, paling banyak {LongestMatter} huruf.", "matter");
        if (NameRule.Refusal(Complainant, "name") is { } name)
            return Decision.Reject(name);
        if (on.Office.Sops.EffectiveForUse(SopUses.Complaint, on.Today) is not { } version)
            return Decision.Reject("sop-not-effective", "Belum ada SOP pengaduan yang berlaku pada hari ini.", "sop");

        on.Emit(new CaseEvent.CaseOpened(Id, CaseKind.Complaint, on.Office.Region.Code, version.Key, version.Version, version.Id, Channel));
        on.Emit(
            new CaseEvent.ApplicantRecorded(
                new Applicant(string.IsNullOrWhiteSpace(Complainant) ? Unnamed : Complainant.Trim(), Phone, null, Address)
            )
        );
        on.Emit(new CaseEvent.FactNoted(ComplaintFacts.Matter, Matter.Trim()));
        if (AboutCaseId is not null)
        {
            on.Emit(new CaseEvent.FactNoted(ComplaintFacts.CaseId, AboutCaseId));
            on.Emit(new CaseEvent.FactNoted(ComplaintFacts.CaseNo, AboutCaseNo ?? AboutCaseId));
        }
        return on.Unless(on.StartFlow(ImmutableDictionary<string, JsonElement>.Empty));
    }
}
