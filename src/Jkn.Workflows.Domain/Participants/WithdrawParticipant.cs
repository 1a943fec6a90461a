using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>
/// One person is taken out of the case with a reason: withdrawn by the applicant, died, moved, keyed by mistake (domain-2.md 1.5).
/// The others
/// go on. The last one's withdrawal closes the case, so it asks first (<paramref name="LastOne"/>).
/// </summary>
public sealed record WithdrawParticipant(string Key, string Reason, string? ReasonCode = null, bool LastOne = false) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.State.IsOpen)
            return Decision.Reject(CaseRules.Closed);
        if (!on.Actor.HasAny(Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead))
            return Decision.Reject("role-missing", "Peran Anda tidak dapat menarik peserta.");
        if (on.State.Courses.GetValueOrDefault(Key) is not { } course)
            return Decision.Reject("participant-unknown", "Peserta ini tidak ada di berkas.", "key");
        if (course.State == PersonStates.Withdrawn)
            return Decision.Nothing(on.State);
        var name = on.State.Participants[Key].Nama;
        if (course.Ended)
            return Decision.Reject("participant-ended", $"Urusan {name} sudah berakhir.", "key");
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        if (ReasonCode is not null && on.Office.Reasons?.Find(ReasonCode) is null)
            return Decision.Reject("reason-unknown", "Kode alasan tidak dikenal.", "reasonCode");
        if (on.State.RunOf(Key) is not { } run)
            return Decision.Reject("participant-not-on-his-way", $"{name} belum diproses; hapus saja dari berkas.", "key");
        if (!LastOne && on.State.Courses.All(c => c.Key == Key || c.Value.State == PersonStates.Withdrawn))
            return Decision.Reject(
                "participant-last",
                $"{name} peserta terakhir: bila ditarik, berkas ditutup sebagai dibatalkan. Tegaskan bila memang demikian.",
                "lastOne"
            );
        PersonEnds.End(on.Host, Key, PersonStates.Withdrawn, ReasonCode, Reason);
        return on.Unless(on.GiveUpRun(run));
    }
}
