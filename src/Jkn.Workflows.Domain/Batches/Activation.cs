using System.Globalization;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// The date membership becomes active when the answer names none: by the region's rule on the day the case was verified, so that a change
/// of the rule leaves cases verified before it alone (AC-48).
/// </summary>
public static class Activation
{
    public static string ActiveFrom(CaseState state, BatchEntry entry, Office office, DateTimeOffset answeredAt)
    {
        var mode = ModeOf(state, office, state.RegisteredAt ?? state.ReceivedAt);
        // The next month counts from the month the list was handed over, not from the day its answer came.
        var from = office.Time.Local(mode == ActivationMode.Immediate ? answeredAt : entry.DeliverBy).Date;
        return ActivationRule.ActiveFrom(mode, from).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The rule on the day the case was verified; for one that is not yet, on the day <paramref name="otherwise"/>.</summary>
    public static ActivationMode ModeOf(CaseState state, Office office, DateTimeOffset otherwise)
    {
        var verified = state.SignOffs.LastOrDefault(s => s.Act == Acts.Verify && s.Outcome == SignOffMade.Forward)?.At ?? otherwise;
        return office.Region.ActivationOn(office.Time.Local(verified).Date);
    }
}
