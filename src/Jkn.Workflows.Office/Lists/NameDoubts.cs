using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What is hardly a name as the family card has it: told, never put right and never a reason to leave somebody out.</summary>
internal static partial class NameDoubts
{
    private const string Apostrophes = NameWords.Apostrophes + "ʻ";

    /// <param name="name">As it is taken.</param>
    /// <param name="cell">As it stands in the file.</param>
    public static IEnumerable<RowFinding> Of(string name, string cell)
    {
        static RowFinding Doubt(string code, string message) => new(code, "nama", $"Nama: {message} Cocokkan dengan KK.", Blocks: false);
        if (name.Contains('\uFFFD', StringComparison.Ordinal) || Garbled().IsMatch(name))
            yield return Doubt("name-garbled", "hurufnya rusak oleh penyimpanan berkas.");
        if (name.Count(char.IsLetter) < 2)
            yield return Doubt("name-short", "hampir tidak berisi huruf.");
        if (Mixed().IsMatch(name) || name.IndexOfAny(['(', ')', '[', ']', '=', '*', '?']) >= 0)
            yield return Doubt("name-unusual", "berisi angka, kurung, atau tanda yang tidak biasa.");
        if (Titles().IsMatch(name))
            yield return Doubt("name-title", "berisi gelar atau sebutan.");
        if (Gaps().IsMatch(cell.Trim()))
            yield return Doubt("name-spaces", "spasi berlebih dirapikan.");
    }

    /// <summary>Two spellings of one name: capitals, blanks and the kinds of apostrophe do not count, titles neither.</summary>
    public static string Compared(string name) =>
        string.Concat(
            Titles()
                .Replace(name.ToUpperInvariant(), " ")
                .Where(c => char.IsLetter(c) && !Apostrophes.Contains(c, StringComparison.Ordinal))
        );

    /// <summary>Whether both can be one person's: a word in common, or all but a few letters.</summary>
    public static bool CanBeOne(string one, string other)
    {
        static HashSet<string> Words(string name) =>
            [
                .. Titles()
                    .Replace(string.Concat(name.ToUpperInvariant().Where(c => !Apostrophes.Contains(c, StringComparison.Ordinal))), " ")
                    .Split([' ', '.', ',', '-'], StringSplitOptions.RemoveEmptyEntries)
                    .Where(w => w.Length > 2),
            ];
        var (a, b) = (Compared(one), Compared(other));
        return a.Length == 0
            || b.Length == 0
            || a == b
            || Words(one).Overlaps(Words(other))
            || Distance(a, b) * 4 <= Math.Max(a.Length, b.Length);
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j] + 1, left + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j], left) = (row[j], cost, cost);
            }
        }
        return row[b.Length];
    }

    [GeneratedRegex(
        @"(^|[\s,])(drs?|dra|drg|ir|prof|h|hj|kh|ust|ny|tn|sdr|bayi|alm|almh|almarhum|almarhumah)(\.|(?=[\s,)])|$)|"
            + @",\s*(s|m|a)\.\s?[a-z]{1,4}\b\.?|\s(s|m|a)\.(pd|sos|ag|kom|e|h|si|t|kep|hum|ip|ap|m)\b\.?|"
            + @",\s*(se|sh|mm|spd|mpd|amd|st|ma)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Titles();

    /// <summary>Digits between letters are letters that were read wrongly.</summary>
    [GeneratedRegex(@"\p{L}\d|\d\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Mixed();

    [GeneratedRegex(@"Ã.|â€|Â[^A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Garbled();

    [GeneratedRegex(@"[ \u00A0]{2,}|[\r\n\t]", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();
}
