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

    /// <summary>Hashes of all files that a letter is printed from, by template: another text of one of them is another page.</summary>
    public ImmutableDictionary<string, string> TemplateHashes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public LetterTemplate TemplateOf(string name) => Templates.GetValueOrDefault(name, LetterTemplate.None);

    /// <summary>What letters can print; null where no font is at hand, and then nothing is refused for its characters.</summary>
    public Typeface? Typeface { get; init; }

    /// <summary>What is said to people of which event.</summary>
    public NoticeBook Notices { get; init; } = NoticeBook.Empty;

    /// <summary>For what personal data may be opened.</summary>
    public PurposeList Purposes { get; init; } = PurposeList.Empty;

    /// <summary>How often the region asks people how they were served.</summary>
    public Surveys.SkmCadence Survey { get; init; } = Surveys.SkmCadence.National;

    /// <summary>Agreements (PKS) with BPJS, oldest first.</summary>
    public ImmutableArray<Agreement> Agreements { get; init; } = [];

    /// <summary>Dated switches of sign-off levels, oldest first.</summary>
    public ImmutableArray<LevelSwitch> Switches { get; init; } = [];

    /// <summary>
    /// Whether a level of a chain signs there and then: what the newest switch says that applies, else the region's file; a level that
    /// neither names is on.
    /// </summary>
    public LevelState LevelOf(string role, string chain, LevelScope scope)
    {
        var file = Region.SignOffLevel(role, chain);
        var asFile = new LevelState(file is not { Action: SignOffAction.Off }, file?.Source ?? "", file?.Note);
        var begunOn = scope.Begun is { } begun ? DateOf(begun) : null;
        var latest = Switches.LastOrDefault(s =>
            s.Role == role
            && s.Chain == chain
            && s.Reaches(scope, asFile.IsOn, Sops.FirstVersion(scope.Sop, s.FromVersion, s.From), begunOn)
        );
        return latest?.Setting switch
        {
            LevelSetting.Off => new(false, $"{Source.Office} {latest.From}", latest.Reason),
            LevelSetting.On => new(true, $"{Source.Office} {latest.From}", latest.Reason),
            _ => asFile,
        };
    }

    /// <summary>
    /// What a case signs now, as switches ask: a letter runs since it was first drafted, the case itself since it was received; who moved
    /// it to another version took that version's chain for it.
    /// </summary>
    public LevelScope ScopeOf(CaseState state, string? letter, string date)
    {
        var begun = letter is { Length: > 0 } ? state.Letters.GetValueOrDefault(letter)?.BegunAt : state.ReceivedAt;
        return new(date, state.Sop, state.SopVersion, begun < state.MigratedAt ? state.MigratedAt : begun);
    }

    /// <summary>The office's local date of an instant, ISO.</summary>
    public string DateOf(DateTimeOffset instant) =>
        LocalOf(instant).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public int YearOf(DateTimeOffset instant) => LocalOf(instant).Year;

    public DateTimeOffset LocalOf(DateTimeOffset instant) => instant.ToOffset(OffsetAt(instant));

    public TimeSpan OffsetAt(DateTimeOffset instant) => Region.Zone.GetUtcOffset(NodaTime.Instant.FromDateTimeOffset(instant)).ToTimeSpan();
}
