using System.Globalization;
using System.Text;

namespace Jkn.Workflows.Domain.Identity;

/// <summary>
/// The words of a name as they are compared: capitals without marks, whatever apostrophe was typed or left out (MA'RUF, MA’RUF, Maruf).
/// What is stored and printed stays as it was written.
/// </summary>
public static class NameWords
{
    /// <summary>Apostrophes that people type for one another: ' ’ ‘ ʼ ` ´.</summary>
    public const string Apostrophes = "'’‘ʼ`´";

    /// <summary>More is no name.</summary>
    private const int Longest = 40,
        Most = 12;

    /// <summary>Each once, as it stands in the name; two joined by a hyphen also as one (AL-FATIH: AL, FATIH, ALFATIH).</summary>
    public static IReadOnlyList<string> Of(string? name)
    {
        var words = new List<string>();
        foreach (var piece in (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = Parts(piece).ToList();
            words.AddRange(parts);
            if (parts.Count > 1)
                words.Add(string.Concat(parts));
        }
        return [.. words.Select(w => w.Length > Longest ? w[..Longest] : w).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>The words that somebody looks for: each must begin a word of one of the people.</summary>
    public static IReadOnlyList<string> Sought(string text) =>
        [
            .. text.Split(' ')
                .SelectMany(Parts)
                .Select(w => w.Length > Longest ? w[..Longest] : w)
                .Distinct(StringComparer.Ordinal)
                .Take(Most),
        ];

    private static IEnumerable<string> Parts(string piece)
    {
        var word = new StringBuilder();
        foreach (var letter in piece)
        {
            if (Apostrophes.Contains(letter, StringComparison.Ordinal) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(letter))
                word.Append(Plain(char.ToUpperInvariant(letter)));
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    // Without tables of a culture (the service runs without), the marked letters of Latin names are told one by one.
    private static char Plain(char letter) => Marked.IndexOf(letter) is >= 0 and var at ? Unmarked[at] : letter;

    private const string Marked = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸ",
        Unmarked = "AAAAAACEEEEIIIINOOOOOOUUUUYY";
}
