namespace Jkn.Workflows.Domain.Retention;

/// <summary>
/// Who may do what with a proposal to destroy archives (usul musnah): officers who keep the archive propose, the head of the agency
/// approves, never his own.
/// Which offices propose is an assumption.
/// </summary>
public static class DestructionRules
{
    public const string Proposed = "DIUSULKAN",
        Approved = "DISETUJUI",
        Refused = "DITOLAK",
        Done = "SELESAI";
    public const string Destroyed = "DIMUSNAHKAN",
        Kept = "DITAHAN";

    public static readonly IReadOnlyList<string> MayPropose =
    [
        Roles.BackOffice,
        Roles.SectionHead,
        Roles.DivisionHead,
        Roles.Secretary,
        Roles.AgencyHead,
    ];

    public static Rejection? Propose(Actor actor) =>
        actor.HasAny([.. MayPropose])
            ? null
            : new(
                "destruction-not-yours",
                "Pemusnahan diusulkan oleh Back Office, Kepala Seksi, Kepala Bidang, Sekretaris, atau Kepala Dinas."
            );

    public static Rejection? Approve(Actor actor, string state, string proposedBy)
    {
        if (!actor.Has(Roles.AgencyHead))
            return new("destruction-not-yours", "Pemusnahan disetujui oleh Kepala Dinas.");
        if (state != Proposed)
            return new("proposal-decided", "Usulan ini sudah diputuskan.");
        return actor.Id == proposedBy
            ? new("four-eyes", "Usulan sendiri tidak dapat disetujui sendiri: pengusul dan penyetuju harus orang yang berbeda.")
            : null;
    }

    public static Rejection? Refuse(Actor actor, string state, string proposedBy)
    {
        if (!actor.Has(Roles.AgencyHead) && actor.Id != proposedBy)
            return new("destruction-not-yours", "Usulan ditolak oleh Kepala Dinas atau ditarik oleh pengusulnya.");
        return state == Proposed ? null : new("proposal-decided", "Usulan ini sudah diputuskan.");
    }
}
