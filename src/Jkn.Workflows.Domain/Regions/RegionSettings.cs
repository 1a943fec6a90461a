using System.Collections.Immutable;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>When a letter gets its number .</summary>
public enum NumberTiming
{
    /// <summary>Before signing for electronic signatures (the PDF is sealed), after it for wet ones.</summary>
    ByKind,
    BeforeSign,
    AfterSign,
}

/// <summary>How this region's letters are signed (domain.md 5.4): keys held here, the officials' own at BSrE, or ink on paper.</summary>
public enum SignatureMode
{
    Lokal,
    Bsre,
    Basah,
}

/// <summary>What an expired agreement with BPJS does to sending a batch .</summary>
public enum PksCheck
{
    Off,
    Block,
    BlockWithOverride,
}

/// <summary>Switches of a region; each default is the domain specification's and says so in its source.</summary>
public sealed record RegionSettings
{
    /// <summary>Officers on duty outside service hours may register emergencies .</summary>
    public Sourced<bool> PiketDarurat { get; init; } = new(false, "ASUMSI:A-13");

    /// <summary>Who drafted may not paraf or sign, nobody gives two levels .</summary>
    public Sourced<bool> FourEyes { get; init; } = new(true, "ASUMSI:A-05");

    /// <summary>A Plh/Plt who already gave an act may give the second one too, marked rangkap (A-05, AC-58).</summary>
    public Sourced<bool> SubstituteMaySignTwice { get; init; } = new(false, "ASUMSI:A-05");

    public Sourced<NumberTiming> NumberTiming { get; init; } = new(Regions.NumberTiming.ByKind, "ASUMSI:A-07");

    public Sourced<SignatureMode> SignatureMode { get; init; } = new(Regions.SignatureMode.Lokal, "ASUMSI:A-07");

    /// <summary>The applicant is told what becomes of his data, without being asked for consent .</summary>
    public Sourced<bool> PrivacyNotice { get; init; } = new(true, "ASUMSI:A-28");

    public Sourced<PksCheck> PksCheck { get; init; } = new(Regions.PksCheck.Off, "ASUMSI:A-17");

    /// <summary>Switches that checklists ask about by name, such as <c>kkAtauKtp</c> (X-06).</summary>
    public ImmutableDictionary<string, Sourced<bool>> Checklist { get; init; } = ImmutableDictionary<string, Sourced<bool>>.Empty;
}

/// <summary>How long things are kept; the archive schedule of the region prevails once it is known.</summary>
public sealed record RetentionSettings(
    Sourced<int> CaseFileYears,
    Sourced<int> HealthPaperYears,
    Sourced<int> GuestBookYears,
    Sourced<int> AuditLogYears
)
{
    public static RetentionSettings Default { get; } =
        new(new(5, "ASUMSI:A-29"), new(2, "ASUMSI:A-29"), new(1, "ASUMSI:A-29"), new(10, "ASUMSI:A-29"));
}

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
