using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

public abstract partial record CaseEvent
{
    /// <summary>One person's own course.</summary>
    public abstract record OfCourse : CaseEvent;

    /// <summary>A person stands somewhere else in his course.</summary>
    public sealed record CourseMoved(string Key, string State, string? ReasonCode = null, [property: Personal] string? Reason = null)
        : OfCourse;

    /// <summary>A person's run has come to its end.</summary>
    public sealed record CourseEnded(string Key, string State, string? ReasonCode = null, [property: Personal] string? Reason = null)
        : OfCourse;

    /// <summary>What BPJS says of a person changed after his course had ended: it stays ended, in another state.</summary>
    public sealed record CourseCorrected(string Key, string State, string? ReasonCode = null) : OfCourse;

    /// <summary>
    /// A withdrawal was undone, or a correction came: his run begins again, and what the family's steps did counts again.
    /// </summary>
    public sealed record CourseReopened(string Key, [property: Personal] string Reason) : OfCourse;

    /// <summary>A step of a person's run was done by the family's common step before: it passes without a task.</summary>
    public sealed record FamilyStepPassed(string Key, string ActivityId, string FamilyStep) : OfCourse;

    /// <summary>
    /// Something became due because of what happened to a person, and runs as an errand of its own: a withdrawal from BPJS, the correction
    /// of a result. <paramref name="Use"/> is that of its procedure.
    /// </summary>
    public sealed record ErrandAsked(string Id, string Use, string Key) : OfCourse;

    /// <summary>A hospital's paper opened the emergency branch for this person, once for each paper.</summary>
    public sealed record EmergencyOpened(string Key, DateTimeOffset PaperAt) : OfCourse;
}
