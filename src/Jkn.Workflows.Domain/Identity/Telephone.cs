namespace Jkn.Workflows.Domain.Identity;

/// <summary>A telephone number as it is compared and judged: people write it with blanks, hyphens, +62 or 0 before it.</summary>
public static class Telephone
{
    private const string Between = " -.()+/";
    private const int Shortest = 9,
        Longest = 14;

    /// <summary>Digits with the country before them (628123…); null when the text is no telephone of Indonesia.</summary>
    public static string? Digits(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Any(c => !char.IsAsciiDigit(c) && !Between.Contains(c)))
            return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var number =
            digits.StartsWith("62", StringComparison.Ordinal) ? digits
            : digits.StartsWith('0') ? "62" + digits[1..]
            : digits.StartsWith('8') ? "62" + digits
            : "";
        return number.Length is >= Shortest and <= Longest && number[2] != '0' ? number : null;
    }
}
