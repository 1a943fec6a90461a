using System.Globalization;
using System.Text;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>Outcomes and clocks as the printed sheet says them.</summary>
public static class SheetWords
{
    /// <summary><c>BelumLengkap</c> → <c>belum lengkap</c>; nothing for an outcome that is no choice.</summary>
    public static string Outcome(string port)
    {
        var name = port.Split(':')[0];
        if (name is "Done")
            return "";
        if (name is "True")
            return "Ya";
        if (name is "False")
            return "Tidak";
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0 && char.IsLower(words[^1]))
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        }
        return words.ToString();
    }

    /// <summary><c>ServiceMinutes 15</c> → <c>15 menit</c>. A clock without a short form is printed as its definition has it.</summary>
    public static string Clock(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "–";
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return text;
        var count = parts[1];
        return parts[0] switch
        {
            "ServiceMinutes"
                when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m >= 60 && m % 60 == 0 =>
                $"{m / 60} jam pelayanan",
            "ServiceMinutes" => $"{count} menit",
            "ElapsedHours" => $"{count} jam",
            "WorkDays" => $"{count} hari kerja",
            "CalendarDays" => $"{count} hari",
            "CalendarMonths" => $"{count} bulan",
            "DayOfMonthCutoff" => $"paling lambat tanggal {count}",
            "DayOfMonthWindow" => $"tanggal {count.Replace('-', '–')}",
            "TimeOfDayCutoff" => $"pukul {count.Replace(':', '.')}",
            _ => text,
        };
    }
}
