using System.Globalization;
using System.Text;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>What a number can be made of. <see cref="Serial"/> is the running number, <see cref="Sub"/> a part number.</summary>
public sealed record NumberFacts(
    string RegionCode,
    LocalDateTime At,
    long Serial = 0,
    int Sub = 0,
    string Classification = "",
    string UnitCode = ""
);

/// <summary>
/// How a number is written, <c>JKN/{kodeWilayah}/{yyyy}/{000000}</c> (A-23). A part in square brackets is left out when
/// one of its tokens is empty, so <c>[-S{sub}]</c> shows for supplementary batches only.
/// </summary>
public sealed record NumberPattern
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    private NumberPattern(string text) => Text = text;

    public string Text { get; }

    /// <summary>Reads a pattern; an unknown token or an open bracket gives the reason in Indonesian.</summary>
    public static (NumberPattern? Pattern, string? Problem) Parse(string text)
    {
        var pattern = new NumberPattern(text);
        return pattern.Write(new("00.00", new LocalDateTime(2000, 1, 1, 0, 0)), out var problem) is null
            ? (null, problem)
            : (pattern, null);
    }

    public string Format(NumberFacts facts) => Write(facts, out _)!;

    public override string ToString() => Text;

    private string? Write(NumberFacts facts, out string? problem)
    {
        var written = new StringBuilder();
        var optionalFrom = -1;
        var optionalEmpty = false;
        problem = null;
        for (var i = 0; i < Text.Length; i++)
        {
            switch (Text[i])
            {
                case '[' when optionalFrom < 0:
                    (optionalFrom, optionalEmpty) = (written.Length, false);
                    break;
                case ']' when optionalFrom >= 0:
                    if (optionalEmpty)
                        written.Length = optionalFrom;
                    optionalFrom = -1;
                    break;
                case '{' when Text.IndexOf('}', i) is var end and > 0:
                    var token = Text[(i + 1)..end];
                    if (Value(token, facts) is not { } value)
                    {
                        problem = $"Unsur {{{token}}} tidak dikenal dalam pola nomor \"{Text}\".";
                        return null;
                    }
                    optionalEmpty |= value.Length == 0;
                    written.Append(value);
                    i = end;
                    break;
                case '[' or ']' or '{' or '}':
                    problem = $"Kurung pada pola nomor \"{Text}\" tidak berpasangan.";
                    return null;
                case var letter:
                    written.Append(letter);
                    break;
            }
        }
        if (optionalFrom < 0)
            return written.ToString();
        problem = $"Kurung pada pola nomor \"{Text}\" tidak berpasangan.";
        return null;
    }

    private static string? Value(string token, NumberFacts facts) =>
        token switch
        {
            "kode" or "kodeWilayah" => facts.RegionCode,
            "yyyy" or "tahun" => Written(facts, "uuuu"),
            "yyyyMM" => Written(facts, "uuuuMM"),
            "yyyyMMdd" => Written(facts, "uuuuMMdd"),
            "HHmm" => Written(facts, "HHmm"),
            "bulanRomawi" => Roman[facts.At.Month - 1],
            "nomorUrut" => facts.Serial.ToString(CultureInfo.InvariantCulture),
            "sub" => facts.Sub == 0 ? "" : facts.Sub.ToString(CultureInfo.InvariantCulture),
            "klasifikasi" => facts.Classification,
            "kodeUnit" => facts.UnitCode,
            _ when token.Length > 0 && token.All(letter => letter == '0') => facts.Serial.ToString(token, CultureInfo.InvariantCulture),
            _ => null,
        };

    private static string Written(NumberFacts facts, string form) => facts.At.ToString(form, CultureInfo.InvariantCulture);
}
