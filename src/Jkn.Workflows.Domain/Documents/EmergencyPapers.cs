using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>The papers that make one person's matter an emergency.</summary>
public static class EmergencyPapers
{
    /// <summary>
    /// When the paper was recorded that opens the branch for this person now: he is eligible or, where letters for newborns are written
    /// waits for his NIK, and no branch opened for it before. A paper that names nobody is the only participant's.
    /// </summary>
    public static DateTimeOffset? New(CaseState state, Office office, string person, IReadOnlyList<string> codes)
    {
        if (state.Courses.GetValueOrDefault(person) is not { Ended: false } course)
            return null;
        if (!course.IsEligible && !(course.State == PersonStates.AwaitingNik && office.Region.Settings.NewbornLetter.Value))
            return null;
        if (course.State is PersonStates.Active or PersonStates.CardHere or PersonStates.CardHandedOver)
            return null;
        DateTimeOffset? latest = null;
        foreach (var code in codes)
        {
            var paper = state.Documents.GetValueOrDefault(DocumentEntry.KeyOf(code, person));
            if (paper is null && state.Participants.Count == 1)
                paper = state.Documents.GetValueOrDefault(code);
            if (paper is { Result: "ADA_LENGKAP" } && (latest is null || paper.At > latest))
                latest = paper.At;
        }
        return latest > (course.EmergencyPaperAt ?? DateTimeOffset.MinValue) ? latest : null;
    }

    /// <summary>Opens the branches that may open now: after a paper was recorded, or somebody found eligible.</summary>
    public static Rejection? OpenBranches(Deciding on)
    {
        foreach (var waiting in on.State.Flow.Bookmarks.Values.Where(b => b.Stimulus == PersonRuns.Emergency).ToList())
        {
            if (
                on.State.Flow.Bookmarks.ContainsKey(waiting.Id)
                && on.State.PersonAt(waiting) is { } person
                && FlowNodes.Find(on.Definition, on.Office.Sops.Library, on.State.Flow, waiting) is OfficeActivity step
                && New(on.State, on.Office, person, step.AwaitedPapers) is not null
                && on.ResumeFlow(waiting.Id, "") is { } no
            )
                return no;
        }
        return null;
    }
}
