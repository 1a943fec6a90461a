using System.Text.Json;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>People who come late, go, or come back, while the others go their own ways.</summary>
internal static class PeopleRuns
{
    /// <summary>Somebody who has no run yet gets one where the procedure runs for each person; nothing happens elsewhere.</summary>
    public static Rejection? TakeIn(Deciding on, string person) =>
        on.State.Door() is { } door && on.State.Courses[person] is { Ended: false } && on.State.RunOf(person) is null
            ? on.ResumeFlow(door.Id, "", JsonSerializer.SerializeToElement(person))
            : null;

    /// <summary>
    /// Another NIK is another person: what was found of the former one does not hold, so his run begins again. Where his data are just
    /// being mended the run goes on, and the procedure checks him after it.
    /// </summary>
    public static Rejection? BeginAnew(Deciding on, string person)
    {
        if (on.State.Door() is not { } door || on.State.RunOf(person) is not { } run)
            return null;
        if (on.State.WorkItems.Values.Any(w => w.Person == person && w.Kind == WorkKinds.DataEntry))
            return null;
        PersonEnds.LeaveBatch(on.Host, person, "NIK diganti");
        PersonEnds.Abandon(on.Host, person, "NIK diganti");
        return on.ResumeFlow(door.Id, "", JsonSerializer.SerializeToElement(person)) ?? on.GiveUpRun(run);
    }
}
