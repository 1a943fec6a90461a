using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Segments;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// What a region's office is when a command is decided: settings, calendar, officials and procedures. An immutable snapshot loaded before deciding;
/// a change of any of them makes a new one.
/// </summary>
public sealed record Office(Region Region, WorkingCalendar Calendar, Organisation.Organisation Organisation, SopShelf Sops, SegmentTable? Segments, FailureReasons? Reasons)
{
    public OfficeTime Time { get; } = Region.OfficeTime(Calendar);

    /// <summary>The office's local date of an instant, ISO.</summary>
    public string DateOf(DateTimeOffset instant) => LocalOf(instant).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public int YearOf(DateTimeOffset instant) => LocalOf(instant).Year;

    public DateTimeOffset LocalOf(DateTimeOffset instant) => instant.ToOffset(OffsetAt(instant));

    public TimeSpan OffsetAt(DateTimeOffset instant) =>
        Region.Zone.GetUtcOffset(NodaTime.Instant.FromDateTimeOffset(instant)).ToTimeSpan();
}
