using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// The hours at which a daily list leaves, from a date on (AC-99). Lists of the days before keep theirs, and so does every list that is
/// open already: its moments are facts.
/// </summary>
public sealed record SetRecapHours(string BatchKind, string Hours, string From, string Reason) : RuleAct(From, Reason)
{
    protected override string Setting => SettingNames.Recap + BatchKind;

    protected override object Value => ClockSpec.Parse(Spec).Clock!.ToString();

    private string Spec => $"TimeOfDayCutoff {Hours.Replace(", ", ",", StringComparison.Ordinal).Trim()}";

    protected override Rejection? Check(OfficeDeciding on)
    {
        if (on.Region!.Batches.FirstOrDefault(b => b.Kind == BatchKind) is not { Deliver.Value: TimeOfDayCutoff })
            return new("batch-without-hours", "Daftar ini tidak diserahkan pada jam tertentu setiap hari.", "batchKind");
        return ClockSpec.Parse(Spec).Problem is { } problem ? new("hours-invalid", problem, "hours") : null;
    }
}
