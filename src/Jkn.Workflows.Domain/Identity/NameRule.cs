using System.Globalization;
using System.Text.RegularExpressions;

namespace Jkn.Workflows.Domain.Identity;

/// <summary>
/// The one rule for names of people, wherever one is typed, sent or read from a list. Kept as it was written, with whatever apostrophe;
/// compared by <see cref="NameWords"/>.
/// </summary>
public static partial class NameRule
{
    /// <summary>Letters and marks that show nothing, beside what Unicode itself calls formatting.</summary>
    private const string Invisible =
        "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u2800\u3164\uFFA0\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07"
        + "\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F";

    /// <summary>Signs that no name has: they break lines, turn or hide text, or are a page's markup.</summary>
    public static bool IsForbidden(char sign) =>
        sign is '<' or '>'
        || Invisible.Contains(sign, StringComparison.Ordinal)
        || char.GetUnicodeCategory(sign)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse;

    /// <summary>Why it cannot stand, naming the sign by its number since it may not be seen; null when it can.</summary>
    public static Rejection? Refusal(string? name, string field) =>
        Fault(name) is { } reason ? new("name-characters", reason, field) : null;

    /// <inheritdoc cref="Refusal"/>
    public static string? Fault(string? name)
    {
        foreach (var sign in name ?? "")
        {
            if (IsForbidden(sign))
                return $"Nama berisi tanda yang tidak boleh ({NameOf(sign)}); ketik ulang namanya.";
        }
        return null;
    }

    /// <summary>Digits, brackets or a title: hardly how a family card writes it, so a person looks and confirms.</summary>
    public static bool IsUnusual(string name) => name.Any(c => char.IsDigit(c) || c is '(' or ')' or '[' or ']') || Title().IsMatch(name);

    private static string NameOf(char sign) =>
        sign switch
        {
            '\n' or '\r' or '\u2028' or '\u2029' => "ganti baris",
            '\t' => "tab",
            '<' or '>' => $"{sign}",
            _ => $"U+{(int)sign:X4}",
        };

    [GeneratedRegex(
        @"(^|\s)(dr|drg|drs|dra|ir|prof|h|hj|kh|ust)\.|[,\s](s|m|a)\.\s?[a-z]{1,4}(\.|$|\s)|,\s*(se|sh|mm|spd|mpd|amd)(\.|$|\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Title();
}
