namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// A case as the summary of its people (domain-2.md 1.7): how it ends when all of them have ended, and one line meanwhile.
/// </summary>
public static class CourseSummary
{
    /// <summary>The case's own end: done when anybody is a member now, else what all of them came to.</summary>
    public static string EndOf(CaseState state)
    {
        var ends = state.Courses.Values.Select(c => c.State).ToHashSet(StringComparer.Ordinal);
        return ends.Overlaps([PersonStates.CardHandedOver, PersonStates.WithoutCard]) ? CaseStatus.Done
            : ends.Contains(PersonStates.Active) ? CaseStatus.Active
            : ends.Contains(PersonStates.Failed) ? CaseStatus.Failed
            : state.Courses.Values.Any(c =>
                c.State == PersonStates.Rejected || c is { State: PersonStates.NotEligible, ReasonCode: not null }
            )
                ? CaseStatus.Rejected
            : ends.Contains(PersonStates.NotEligible) ? CaseStatus.NotRegistrable
            : ends.Contains(PersonStates.Expired) ? CaseStatus.Expired
            : ends.Count > 0 ? CaseStatus.Withdrawn
            : CaseStatus.Done;
    }

    /// <summary>The one reason that all ends share; null when they differ or have none.</summary>
    public static string? ReasonOf(CaseState state) =>
        state.Courses.Values.Select(c => c.ReasonCode).Distinct().ToList() is [{ } only] ? only : null;

    /// <summary>How many stand where, in the order of a course: "2 aktif, 1 belum diterima". Empty without people.</summary>
    public static string Of(IEnumerable<Course> courses)
    {
        var counts = courses.GroupBy(c => c.State).ToDictionary(g => g.Key, g => g.Count());
        return string.Join(
            ", ",
            PersonStates
                .Labels.Where(l => counts.ContainsKey(l.Key))
                .Select(l => $"{counts[l.Key]} {char.ToLowerInvariant(l.Value[0])}{l.Value[1..]}")
        );
    }
}
