using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// A local government using the service, exactly as its folder of files says. Nothing about one particular region is
/// known to the program.
/// </summary>
public sealed record Region
{
    /// <summary>Kemendagri code, <c>NN.NN</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? Province { get; init; }

    public required DateTimeZone Zone { get; init; }

    public required Sourced<string> Agency { get; init; }

    public Sourced<string>? Unit { get; init; }

    public ServiceHours ServiceHours { get; init; } = ServiceHours.Assumed;

    public string ServiceHoursSource { get; init; } = "ASUMSI:A-30";

    /// <summary>True when the region states no hours and the common ones are used .</summary>
    public bool ServiceHoursAssumed => Source.IsAssumed(ServiceHoursSource);

    public RegionalCalendar Calendar { get; init; } = RegionalCalendar.Default;

    public RegionSettings Settings { get; init; } = new();

    public ImmutableArray<RegionRole> Roles { get; init; } = [];

    public SignOffSettings SignOff { get; init; } = SignOffSettings.None;

    public ImmutableArray<BatchSettings> Batches { get; init; } = [];

    public ImmutableArray<ActivationRule> Activation { get; init; } = [];

    public PromiseSettings? Promise { get; init; }

    /// <summary>Meetings and supervision, with how often they are held at least.</summary>
    public ImmutableArray<MeetingSettings> Meetings { get; init; } = MeetingSettings.Usual;

    /// <summary>Where the office serves; never none .</summary>
    public ImmutableArray<Place> Places { get; init; } = Place.Only;

    /// <summary>Ways in beside its own counters.</summary>
    public ImmutableArray<IntakeChannel> Channels { get; init; } = [];

    public Letterhead Letterhead { get; init; } = Letterhead.Empty;

    public ImmutableArray<LetterSettings> Letters { get; init; } = [];

    public ImmutableArray<RegisterSettings> Registers { get; init; } = [];

    public ComplaintSettings Complaints { get; init; } = ComplaintSettings.Silent;

    public required Sourced<NumberPattern> CaseNumber { get; init; }

    public ImmutableArray<Checklist> Checklists { get; init; } = [];

    /// <summary>Name of the decision table for segments, a file under <c>tables/</c>; null when the region uses none.</summary>
    public Sourced<string>? SegmentTable { get; init; }

    public Sourced<string>? ReasonTable { get; init; }

    public RetentionSettings Retention { get; init; } = RetentionSettings.Default;

    /// <summary>Clocks of steps and sign-offs that the office has settled, as they count today (<see cref="SignOffClocks"/>).</summary>
    public ImmutableSortedDictionary<string, Sourced<ClockSpec>> SettledClocks { get; init; } = SignOffClocks.None;

    /// <summary>What the region's documents leave open, in the order of their numbers.</summary>
    public ImmutableArray<OpenQuestion> Questions { get; init; } = [];

    /// <summary>What the office has settled of it, by question; see <see cref="Regions.Settlements"/>.</summary>
    public ImmutableSortedDictionary<string, Settlement> Settlements { get; init; } =
        ImmutableSortedDictionary.Create<string, Settlement>(StringComparer.Ordinal);

    /// <summary>Two-digit kecamatan codes in force; empty when not loaded.</summary>
    public ImmutableHashSet<string> Districts { get; init; } = [];

    /// <summary>What the office calls a role; its code where it has no name for it.</summary>
    public string LabelOf(string role) => Roles.FirstOrDefault(r => r.Code == role)?.Label ?? role;

    public Place? PlaceOf(string? code) => Places.FirstOrDefault(p => p.Code == code);

    public OfficeTime OfficeTime(WorkingCalendar calendar) => new(Zone, ServiceHours, calendar);

    /// <summary>How membership becomes active for a case that was verified on a date: the last rule that began by then (AC-48).</summary>
    public ActivationMode ActivationOn(LocalDate date) =>
        Activation.LastOrDefault(rule => rule.From is null || rule.From <= date)?.Mode ?? ActivationMode.NextMonthFirst;
}
