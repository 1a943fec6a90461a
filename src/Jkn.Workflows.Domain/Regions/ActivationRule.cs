using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

public enum ActivationMode
{
    Immediate,
    NextMonthFirst,
}

/// <summary>From a date on, membership becomes active so. Cases verified before keep the older rule (AC-48).</summary>
/// <param name="From">Null for the first rule: from the beginning.</param>
public sealed record ActivationRule(LocalDate? From, ActivationMode Mode, string Source)
{
    /// <summary>The date membership is active for a case determined on a date.</summary>
    public static LocalDate ActiveFrom(ActivationMode mode, LocalDate determined) =>
        mode == ActivationMode.Immediate ? determined : determined.ToYearMonth().PlusMonths(1).OnDayOfMonth(1);
}
