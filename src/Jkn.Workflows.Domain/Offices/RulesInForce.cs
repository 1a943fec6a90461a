using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// A region under what its office has settled by a date. Hours of recaps are kept with their dates, also those to come: a list is reckoned
/// for the day it leaves. Pure.
/// </summary>
public static class RulesInForce
{
    public static Region Over(Region files, OfficeState state, string today)
    {
        var switched = SettingChange.Apply(files, state.SettingsOf(SettingNames.Switch).Select(Read<SettingChange>), today);
        var region = switched with
        {
            Settlements = Settlements.InForce(state.SettingsOf(SettingNames.Settlement).Select(Read<Settlement>), today),
            SettledClocks = Due(state, SettingNames.Clock, today)
                .ToImmutableSortedDictionary(
                    s => s.Name[SettingNames.Clock.Length..],
                    s => Settled(ClockSpec.Parse(Read<string>(s)).Clock!, s),
                    StringComparer.Ordinal
                ),
            Batches = [.. files.Batches.Select(b => b with { Recaps = Recaps(state, b.Kind) })],
            Letters = [.. files.Letters.Select(l => Used(l, state, today))],
        };
        foreach (var entered in All(state, SettingNames.Letterhead, today))
            region = region with { Letterhead = Over(region.Letterhead, entered) };
        return Due(state, SettingNames.Piket, today).LastOrDefault() is { } duty
            ? region with
            {
                Settings = region.Settings with { PiketHours = Settled(PiketHours.Parse(Read<string>(duty))!, duty) },
            }
            : region;
    }

    private static Letterhead Over(Letterhead head, DatedSetting entered)
    {
        var (place, address, emblem) = Read<EnteredLetterhead>(entered);
        return new(
            place is null ? head.Place : Settled(place, entered),
            address is null ? head.Address : Settled(address, entered),
            emblem is null ? head.Emblem : null
        )
        {
            Drawn = emblem is null ? head.Drawn : Settled(emblem, entered),
        };
    }

    private static LetterSettings Used(LetterSettings letter, OfficeState state, string today)
    {
        foreach (var entered in All(state, SettingNames.LetterUse + letter.Type, today))
        {
            var (addressee, purpose) = Read<EnteredLetterUse>(entered);
            letter = letter with
            {
                Addressee = addressee is null ? letter.Addressee : Settled(addressee, entered),
                Purpose = purpose is null ? letter.Purpose : Settled(purpose, entered),
            };
        }
        return letter;
    }

    private static ImmutableArray<RecapHours> Recaps(OfficeState state, string kind) =>
        [
            .. state
                .SettingsOf(SettingNames.Recap + kind)
                .Where(s => s.Name == SettingNames.Recap + kind)
                .Select(s => new RecapHours(
                    LocalDatePattern.Iso.Parse(s.From).Value,
                    (TimeOfDayCutoff)ClockSpec.Parse(Read<string>(s)).Clock!
                )),
        ];

    /// <summary>The newest of each name whose date has come.</summary>
    private static IEnumerable<DatedSetting> Due(OfficeState state, string prefix, string today) =>
        state.SettingsOf(prefix).Where(s => string.CompareOrdinal(s.From, today) <= 0).GroupBy(s => s.Name).Select(g => g.Last());

    /// <summary>Every entry of one name whose date has come, oldest first: each may settle another part.</summary>
    private static IEnumerable<DatedSetting> All(OfficeState state, string name, string today) =>
        state.SettingsOf(name).Where(s => s.Name == name && string.CompareOrdinal(s.From, today) <= 0);

    private static Sourced<T> Settled<T>(T value, DatedSetting by) =>
        new(value, Source.Office, $"ditetapkan, berlaku sejak {Indonesian.Date(LocalDatePattern.Iso.Parse(by.From).Value)}");

    private static T Read<T>(DatedSetting setting) => JsonSerializer.Deserialize<T>(setting.Json)!;
}
