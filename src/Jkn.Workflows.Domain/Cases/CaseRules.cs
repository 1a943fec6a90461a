namespace Jkn.Workflows.Domain.Cases;

/// <summary>Rules that many commands on a case share.</summary>
internal static class CaseRules
{
    public static readonly Rejection Closed = new("case-closed", "Berkas sudah ditutup.");

    public static Rejection? NotEditor(Actor actor) =>
        actor.HasAny(Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead)
            ? null
            : new("role-missing", "Peran Anda tidak dapat mengubah data berkas.");

    /// <summary>The data of a case may be changed by counter and back office until it lies in a locked batch.</summary>
    public static Rejection? MayEdit(Deciding on)
    {
        if (on.State.Id.Length == 0)
            return new("case-unknown", "Berkas tidak ada.");
        if (!on.State.IsOpen)
            return Closed;
        if (NotEditor(on.Actor) is { } no)
            return no;
        if (on.State.Flow.Bookmarks.Values.Any(b => b.Stimulus == PersonRuns.Newcomer))
            return null;
        return on.State.Status is CaseStatus.InBatch or CaseStatus.Sent or CaseStatus.Active or CaseStatus.CardReceived
            ? new("case-in-batch", "Berkas sudah dalam batch yang dikunci; datanya tidak dapat diubah.")
            : null;
    }

    /// <summary>One person's data may be changed until his own line lies in a locked batch, or his course has ended.</summary>
    public static Rejection? MayEdit(Deciding on, string person)
    {
        if (MayEdit(on) is { } no)
            return no;
        if (on.State.Courses.GetValueOrDefault(person) is not { } course)
            return null;
        if (course.Ended)
            return new("participant-ended", $"Urusan {on.State.Participants[person].Nama} sudah berakhir; datanya tidak dapat diubah.");
        return
            on.State.EntryOf(person) is { Outcome: null, Stage: not null }
            || course.State is PersonStates.Active or PersonStates.CardHere or PersonStates.CardHandedOver
            ? new(
                "participant-in-batch",
                $"{on.State.Participants[person].Nama} sudah dalam daftar yang dikunci; datanya tidak dapat diubah."
            )
            : null;
    }
}
