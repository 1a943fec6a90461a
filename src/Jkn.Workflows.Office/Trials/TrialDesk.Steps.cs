using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Trials;

/// <summary>What a step of a trial is answered with.</summary>
internal sealed partial class TrialDesk
{
    /// <summary>Asked for a text that an officer would fill in, the trial fills in a sample.</summary>
    private static Rejection? Complete(Trial trial, string caseId, string workItemId, string outcome, Actor person)
    {
        var data = new Dictionary<string, string>
        {
            ["bukti"] = "contoh",
            ["nomor"] = "contoh",
            ["penerima"] = TrialPeople.Applicant(1),
        };
        while (true)
        {
            var refusal = trial.Office.Do(caseId, person, new CompleteWorkItem(workItemId, outcome, "contoh", data)).Rejection;
            if (refusal?.Field is not { } field || data.Count > MostTexts || !data.TryAdd(field, "contoh"))
                return refusal;
        }
    }

    private static Command? AnswerTo(Trial trial, CaseState state, string outcome)
    {
        if (state.Batch is not { } batch)
            return null;
        var open = batch.Lines.Values.Where(l => l.Outcome is null).Select(l => l.Snapshot.Nik).Distinct();
        if (LineVerdicts.All.Contains(outcome))
            return new VerifyBatchLines([.. open.Select(nik => new LineVerdict(nik, outcome, "contoh", "RSUD Contoh"))]);
        return RecordBatchResults.Outcomes.Contains(outcome)
            ? new RecordBatchResults(
                $"contoh-{batch.ResultFiles.Length}",
                [
                    .. open.Select(
                        (nik, i) =>
                            new ResultLine(
                                nik,
                                outcome,
                                outcome == LineResults.Failed ? trial.Office.Office.Reasons?.Reasons[0].Code : null,
                                CardNo: outcome == LineResults.Active
                                    ? (i + 1).ToString("0000000000000", CultureInfo.InvariantCulture)
                                    : null,
                                ListRef: "contoh"
                            )
                    ),
                ]
            )
            : null;
    }

    private static Activity? NodeOf(Trial trial, CaseState state, WorkItem item) =>
        trial.Office.Office.Sops is var sops
        && sops.ById(state.DefinitionId) is { } version
        && state.Flow.Bookmarks.TryGetValue(item.Id, out var at)
            ? FlowNodes.Find(version.Definition, sops.Library, state.Flow, at)
            : null;
}
