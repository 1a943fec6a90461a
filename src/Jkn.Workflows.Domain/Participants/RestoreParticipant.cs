using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>
/// A withdrawal was a mistake: the person's run begins again. What the family's common steps did for him counts; check and list come anew.
/// </summary>
public sealed record RestoreParticipant(string Key, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.State.IsOpen)
            return Decision.Reject(CaseRules.Closed);
        if (!on.Actor.HasAny(Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead))
            return Decision.Reject("role-missing", "Peran Anda tidak dapat membatalkan penarikan.");
        if (on.State.Courses.GetValueOrDefault(Key) is not { } course)
            return Decision.Reject("participant-unknown", "Peserta ini tidak ada di berkas.", "key");
        if (course is not { Ended: true, State: PersonStates.Withdrawn } || on.State.Door() is null)
            return Decision.Reject("participant-not-withdrawn", "Peserta ini tidak sedang ditarik.", "key");
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        on.Emit(new CaseEvent.CourseReopened(Key, Reason));
        if (on.State.Errands.Values.Contains((SopUses.Withdrawal, Key)))
            on.Host.TellOf(Key, "penarikan-dibatalkan", Roles.BackOffice);
        return on.Unless(PeopleRuns.TakeIn(on, Key));
    }
}
