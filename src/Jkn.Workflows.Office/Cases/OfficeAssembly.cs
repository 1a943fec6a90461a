using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Application.Calendars;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// An office as decisions on cases need it: the region's files, under what its journal says up to a date. Made as a whole, never changed.
/// </summary>
internal static class OfficeAssembly
{
    public static Office Of(Office files, OfficeState state, SopShelf shelf, string today)
    {
        var channels = Due(state, SettingNames.Channel, today)
            .GroupBy(s => s.Name[SettingNames.Channel.Length..])
            .ToDictionary(s => s.Key, s => JsonSerializer.Deserialize<string>(s.Last().Json)!, StringComparer.Ordinal);
        var region = RulesInForce.Over(files.Region, state, today);
        var office = files with
        {
            Region = region with
            {
                Complaints = region.Complaints.With(channels),
                Places = PlaceChange.Apply(
                    region.Places,
                    Due(state, SettingNames.Place, today).Select(s => JsonSerializer.Deserialize<PlaceChange>(s.Json)!)
                ),
            },
            Organisation = state.Organisation,
            Sops = shelf,
            Switches = Read<LevelSwitch>(state, SettingNames.Level),
            Agreements = Read<Agreement>(state, SettingNames.Agreement),
        };
        // Days and hours make the office's clockwork anew: only where some were entered.
        var days = state.Settings.Values.Where(s => CalendarStore.IsCalendar(s.Name)).ToList();
        return days.Count == 0 ? office : office.With(CalendarStore.Read(days));
    }

    private static IEnumerable<DatedSetting> Due(OfficeState state, string prefix, string today) =>
        state.SettingsOf(prefix).Where(s => string.CompareOrdinal(s.From, today) <= 0);

    private static ImmutableArray<T> Read<T>(OfficeState state, string prefix) =>
        [.. state.SettingsOf(prefix).Select(s => JsonSerializer.Deserialize<T>(s.Json)!)];
}
