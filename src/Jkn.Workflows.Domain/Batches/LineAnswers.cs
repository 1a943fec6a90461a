using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// What is known of a line goes to its own case after the commit, whoever said it: BPJS, the agency in between, a person.
/// </summary>
internal static class LineAnswers
{
    public static void Answer(this Deciding on, BatchLine line, CaseEvent.BatchLineResult result)
    {
        on.Emit(result);
        on.Ask(
            EffectKinds.BatchResult,
            $"{on.State.Id}/{line.No}/{on.State.Version}",
            new
            {
                caseId = line.CaseId,
                entry = line.EntryKey,
                batchId = on.State.Id,
                line = line.No,
            }
        );
    }
}
