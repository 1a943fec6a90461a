using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Errands;

/// <summary>
/// Something that the office does of its own accord: its facts, and when a batch opens one. A procedure of use ERRAND that names a kind of
/// batch reports on it: it opens by itself as soon as each line of such a batch has an answer, a card that follows being one.
/// </summary>
public static class Errand
{
    public const string BatchFact = "batch",
        BatchNoFact = "nomorBatch",
        PeriodFact = "periode";

    /// <summary>Asks for the reports on a batch whose lines are all answered. Asked again, nothing opens twice.</summary>
    public static void AskReports(CaseHost host)
    {
        var (state, office) = (host.State, host.Office);
        if (state.Batch is not { Lines.IsEmpty: false } batch || batch.Lines.Values.Any(l => l.Outcome is null))
            return;
        foreach (var sop in office.Sops.ReportsOn(batch.Kind, office.DateOf(host.Stamp.At)))
            host.Ask(
                new(
                    EffectKinds.OpenErrand,
                    $"{state.Id}/{sop.Key}",
                    System.Text.Json.JsonSerializer.Serialize(
                        new
                        {
                            batchId = state.Id,
                            caseId = IdOf(state.Id, sop.Key),
                            entry = sop.Key,
                        },
                        System.Text.Json.JsonSerializerOptions.Web
                    )
                )
            );
    }

    /// <summary>What an errand is called where others have a number; null for what is none.</summary>
    public static string? NoOf(CaseState state) =>
        state.Kind == CaseKind.Errand
            ? state.Facts.GetValueOrDefault(PersonErrand.CaseNoFact) ?? state.Facts.GetValueOrDefault(BatchNoFact) ?? "Urusan kantor"
            : null;

    /// <summary>One report for a batch and procedure, however often it is asked for.</summary>
    public static string IdOf(string batchId, string sop) => $"{batchId}-{sop}";
}
