using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Cases;

public sealed partial record CaseState
{
    /// <summary>Each person's own course, by participant key.</summary>
    public ImmutableSortedDictionary<string, Course> Courses { get; init; } = ImmutableSortedDictionary<string, Course>.Empty;

    /// <summary>Errands that began because of a person of this case, by their id: what for, and whose.</summary>
    public ImmutableSortedDictionary<string, (string Use, string Person)> Errands { get; init; } =
        ImmutableSortedDictionary<string, (string, string)>.Empty.WithComparers(StringComparer.Ordinal);

    private CaseState ApplyCourse(CaseEvent.OfCourse happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.CourseMoved e => OnCourse(e.Key, c => Moved(c, e.State, e.ReasonCode, e.Reason, stamp)),
            CaseEvent.CourseEnded e => OnCourse(e.Key, c => Moved(c, e.State, e.ReasonCode, e.Reason, stamp) with { Ended = true }),
            CaseEvent.CourseCorrected e => OnCourse(e.Key, c => Moved(c, e.State, e.ReasonCode, null, stamp)),
            CaseEvent.CourseReopened e => OnCourse(
                e.Key,
                c => new Course(PersonStates.Recorded, stamp.At)
                {
                    FamilySteps = c.FamilySteps,
                    Reason = e.Reason,
                    ActiveFrom = c.ActiveFrom,
                    CardNo = c.CardNo,
                    ListRef = c.ListRef,
                }
            ),
            CaseEvent.FamilyStepPassed e => OnCourse(e.Key, c => c with { Passed = c.Passed.Add(e.FamilyStep) }),
            CaseEvent.ErrandAsked e => this with { Errands = Errands.SetItem(e.Id, (e.Use, e.Key)) },
            CaseEvent.EmergencyOpened e => OnCourse(e.Key, c => c with { EmergencyPaperAt = e.PaperAt }),
            _ => throw NoRule(happened),
        };

    private static Course Moved(Course course, string state, string? reasonCode, string? reason, Stamp stamp) =>
        course with
        {
            State = state,
            Since = stamp.At,
            ReasonCode = reasonCode,
            Reason = reason,
            Verdict =
                state is PersonStates.Eligible or PersonStates.Undecided or PersonStates.NotEligible ? state
                // His data are looked at anew: what was found of the former ones does not hold.
                : state == PersonStates.Checked ? null
                : course.Verdict,
        };

    private CaseState OnCourse(string key, Func<Course, Course> change) =>
        Courses.TryGetValue(key, out var course) ? this with { Courses = Courses.SetItem(key, change(course)) } : this;

    /// <summary>A person recorded for the first time has his course; another person under the same key begins anew.</summary>
    private ImmutableSortedDictionary<string, Course> CoursesWith(string key, Participant person, Stamp stamp)
    {
        var before = Participants.GetValueOrDefault(key);
        // Who is on his way stays who he is: a number that is put right (AC-43) takes no verdict from him.
        var same = before is not null && (before.Nik == person.Nik || before.Nik.Length == 0 || this.RunOf(key) is not null);
        var begins = person.Nik.Length == 0 ? PersonStates.AwaitingNik : PersonStates.Recorded;
        if (same && Courses.TryGetValue(key, out var course))
            return course.State == PersonStates.AwaitingNik && person.Nik.Length > 0
                ? Courses.SetItem(key, course with { State = PersonStates.Recorded, Since = stamp.At })
                : Courses;
        return Courses.SetItem(key, new Course(begins, stamp.At));
    }

    /// <summary>A step of the family's common part was done: for everybody whose data are there.</summary>
    private CaseState WithFamilyStep(string activityId)
    {
        var courses = Courses;
        foreach (var (key, course) in Courses)
        {
            if (Participants.GetValueOrDefault(key) is { Nik.Length: > 0 } && !course.Ended)
                courses = courses.SetItem(key, course with { FamilySteps = course.FamilySteps.Add(activityId) });
        }
        return ReferenceEquals(courses, Courses) ? this : this with { Courses = courses };
    }

    /// <summary>The last place that a person asked for in a batch and did not give up; null for none.</summary>
    public BatchEntry? EntryOf(string person) =>
        BatchEntries.Values.Where(e => e.Person == person && !e.Withdrawn).MaxBy(e => (e.Period, e.Supplement, e.Key));
}
