using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Server.Regions;

/// <summary>
/// One folder of <c>workflows/</c> as read at start. <see cref="Region"/> is null when its files are refused; <see cref="Problems"/> say why,
/// and may hold warnings beside a region that serves.
/// </summary>
internal sealed record LoadedRegion(string Folder, Region? Region, IReadOnlyList<FileProblem> Problems, IReadOnlyDictionary<string, NationalCalendar> Calendars)
{
    public bool IsLoaded => Region is not null;

    /// <summary>The national calendars with the region's own days on top. Only for a region that is loaded.</summary>
    public WorkingCalendar Calendar => new(Calendars.Values, Region?.Calendar ?? RegionalCalendar.Default);
}
