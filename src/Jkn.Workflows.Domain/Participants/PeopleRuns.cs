using System.Text.Json;
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
}
