using System.Globalization;
using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Studio;

/// <summary>
/// The Mutu Baku time of a step: one text in the definition (<c>ServiceMinutes 15</c>), a number and a unit in the designer, which has no
/// editor for durations. What is not a number with a unit stays a text, under the unit "seperti tertulis".
/// </summary>
internal static class DurationInputs
{
    public const string Key = "waktu",
        NumberKey = "waktuAngka",
        UnitKey = "waktuSatuan",
        AsWritten = "TEKS";

    private static readonly (string Kind, string Label)[] units =
    [
        ("ServiceMinutes", "menit layanan"),
        ("WorkDays", "hari kerja"),
        ("CalendarDays", "hari kalender"),
        ("CalendarMonths", "bulan"),
        ("ElapsedHours", "jam (terus berjalan)"),
    ];

    public static bool IsDuration(ActivityDescriptor type, string input) =>
        input == nameof(OfficeActivity.Waktu) && typeof(OfficeActivity).IsAssignableFrom(type.Type);

    public static JsonObject[] Descriptors(InputDescriptor input, int order)
    {
        var choices = new JsonArray([
            .. units.Select(u => new JsonObject { ["text"] = u.Label, ["value"] = u.Kind }),
            new JsonObject { ["text"] = "seperti tertulis (jam lain)", ["value"] = AsWritten },
        ]);
        return
        [
            InputDescriptions.InputJson(
                "WaktuAngka",
                "String",
                input.Attribute.DisplayName,
                "Mutu Baku: banyaknya, bilangan bulat; satuannya di bawah.",
                order,
                "singleline",
                null,
                [],
                category: input.Attribute.Category
            ),
            InputDescriptions.InputJson(
                "WaktuSatuan",
                "String",
                "Satuan waktu",
                "Hari kerja dan menit layanan berhenti di luar jam layanan.",
                order + 1,
                "dropdown",
                "ServiceMinutes",
                new()
                {
                    ["dropdown"] = new JsonObject
                    {
                        ["selectList"] = new JsonObject { ["items"] = choices, ["isFlagsEnum"] = false },
                    },
                },
                category: input.Attribute.Category
            ),
        ];
    }

    /// <summary>The text as number and unit, in place.</summary>
    public static void Split(JsonObject node)
    {
        if (StudioJson.Literal(node[Key]) is not { Length: > 0 } text || node[Key]?["expression"]?["type"]?.GetValue<string>() != "Literal")
            return;
        node.Remove(Key);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var simple =
            words is [var kind, var number]
            && units.Any(u => u.Kind == kind)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        node[NumberKey] = StudioJson.Wrapped(simple ? words[1] : text);
        node[UnitKey] = StudioJson.Wrapped(simple ? words[0] : AsWritten);
    }

    /// <summary>Number and unit as the text again, in place; what is wrong with them, or null.</summary>
    public static string? Join(JsonObject node)
    {
        var (number, unit) = (StudioJson.Literal(node[NumberKey])?.Trim(), StudioJson.Literal(node[UnitKey]));
        var given = node.ContainsKey(NumberKey) || node.ContainsKey(UnitKey);
        node.Remove(NumberKey);
        node.Remove(UnitKey);
        if (!given)
            return null;
        node.Remove(Key);
        if (string.IsNullOrEmpty(number))
            return null;
        var text = unit == AsWritten ? number : $"{unit ?? "ServiceMinutes"} {number}";
        var (clock, why) = ClockSpec.Parse(text);
        node[Key] = StudioJson.Wrapped(text);
        return clock is null ? $"Waktu pada \"{StudioJson.Label(node)}\": {why}" : null;
    }
}
