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

    /// <summary>A way out as a question that is answered Ya or Tidak.</summary>
    public static string Question(string port) =>
        port.Split(':')[0] switch
        {
            SignOffMade.Forward => "Disetujui?",
            "Kembalikan" => "Dikembalikan?",
            "Tolak" => "Ditolak?",
            "BelumLengkap" => "Dapat dilengkapi?",
            "Dilengkapi" => "Dilengkapi sebelum kedaluwarsa?",
            "GagalUsul" => "Gagal usul?",
            "True" => "",
            "False" => "",
            var other => $"{Sentence(Outcome(other))}?",
        };

    /// <summary>A way out as what then happens to the matter.</summary>
    public static string Result(string port) =>
        port.Split(':')[0] switch
        {
            SignOffMade.Forward or "Setujui" => "disetujui",
            "Kembalikan" => "dikembalikan",
            "Tolak" => "ditolak",
            "Tutup" => "ditutup",
            "PeriksaUlang" => "diperiksa ulang",
            var other => Outcome(other) is { Length: > 0 } words ? char.ToLowerInvariant(words[0]) + words[1..] : "",
        };

    /// <summary>With a capital: the beginning of what is printed.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

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
