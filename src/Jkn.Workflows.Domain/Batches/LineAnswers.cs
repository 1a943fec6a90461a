using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// What is known of lines goes to their cases after the commit, whoever said it: BPJS, the agency in between, a person. One effect for each
/// case with all that the act said of it, so that a family hears it together.
/// </summary>
internal static class LineAnswers
{
    public static void Tell(Deciding on, IEnumerable<int> lines)
    {
        foreach (var of in lines.Distinct().Order().Select(n => on.State.Batch!.Lines[n]).GroupBy(l => l.CaseId))
            on.Ask(
                EffectKinds.BatchResult,
                $"{on.State.Id}/{of.Key}/{string.Join(',', of.Select(l => l.No))}/{on.State.Version}",
                new
                {
                    caseId = of.Key,
                    batchId = on.State.Id,
                    lines = of.Select(l => l.No),
                }
            );
    }
}
