using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Notices;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Segments;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Templates;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// What a region's office is when a command is decided: settings, calendar, officials and procedures. An immutable snapshot loaded before
/// deciding; a change of any of them makes a new one.
/// </summary>
public sealed record Office(
    Region Region,
    WorkingCalendar Calendar,
    Organisation.Organisation Organisation,
    SopShelf Sops,
    SegmentTable? Segments,
    FailureReasons? Reasons
)
{
    public OfficeTime Time { get; private init; } = Region.OfficeTime(Calendar);

    /// <summary>The office with what was entered of days and hours laid over its files.</summary>
    public Office With(CalendarEntries entered)
    {
        var region = Region with
        {
            Calendar = Region.Calendar with
            {
                Holidays = Region.Calendar.Holidays.SetItems(entered.Closed).RemoveRange(entered.Open.Keys),
                WorkingDays = Region.Calendar.WorkingDays.SetItems(entered.Open).RemoveRange(entered.Closed.Keys),
            },
            ServiceHours = Region.ServiceHours with { Overrides = [.. Region.ServiceHours.Overrides, .. entered.Hours] },
        };
        var calendar = Calendar.With(entered.Years, region.Calendar);
        return this with { Region = region, Calendar = calendar, Time = region.OfficeTime(calendar) };
    }

    /// <summary>Layouts of lists by code: the region's own, else the shared one.</summary>
    public ImmutableDictionary<string, Lists.ListLayout> Layouts { get; init; } = ImmutableDictionary<string, Lists.ListLayout>.Empty;

    /// <summary>What templates of letters say of their data, by name: the region's own, else the shared one.</summary>
    public ImmutableDictionary<string, LetterTemplate> Templates { get; init; } = ImmutableDictionary<string, LetterTemplate>.Empty;

    public LetterTemplate TemplateOf(string name) => Templates.GetValueOrDefault(name, LetterTemplate.None);

    /// <summary>What letters can print; null where no font is at hand, and then nothing is refused for its characters.</summary>
    public Typeface? Typeface { get; init; }

    /// <summary>What is said to people of which event.</summary>
    public NoticeBook Notices { get; init; } = NoticeBook.Empty;

    /// <summary>How often the region asks people how they were served.</summary>
    public Surveys.SkmCadence Survey { get; init; } = Surveys.SkmCadence.National;

    /// <summary>Agreements (PKS) with BPJS, oldest first.</summary>
    public ImmutableArray<Agreement> Agreements { get; init; } = [];

    /// <summary>Dated switches of sign-off levels, oldest first.</summary>
    public ImmutableArray<LevelSwitch> Switches { get; init; } = [];

    /// <summary>
    /// What a level of a chain (case, letter, batch) does on a date: the newest switch in force, else the region's file; null when neither
    /// names it.
    /// </summary>
    public SignOffLevel? LevelOf(string role, string chain, string date)
    {
        var level = Region.SignOffLevel(role, chain);
        var latest = Switches.LastOrDefault(s => s.Role == role && s.Chain == chain && string.CompareOrdinal(s.From, date) <= 0);
        return latest?.Action is { } action ? new(role, action, $"{Source.Office} {latest.From}", latest.Reason) : level;
    }

    /// <summary>The office's local date of an instant, ISO.</summary>
    public string DateOf(DateTimeOffset instant) =>
        LocalOf(instant).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public int YearOf(DateTimeOffset instant) => LocalOf(instant).Year;

    public DateTimeOffset LocalOf(DateTimeOffset instant) => instant.ToOffset(OffsetAt(instant));

    public TimeSpan OffsetAt(DateTimeOffset instant) => Region.Zone.GetUtcOffset(NodaTime.Instant.FromDateTimeOffset(instant)).ToTimeSpan();
}
