using NodaTime;

namespace Jkn.Workflows.Domain.Identity;

/// <summary>What NIK and No KK have in common.</summary>
public static class IdentityText
{
    /// <summary>First six and last two of sixteen, <c>650202********01</c>; any other text is hidden completely.</summary>
    public static string Mask(string text) => text.Length == 16 ? $"{text[..6]}********{text[14..]}" : new string('*', text.Length);

    /// <summary>The last three figures of a telephone number; null stays null.</summary>
    public static string? MaskPhone(string? phone) => phone is { Length: > 3 } ? new string('*', phone.Length - 3) + phone[^3..] : null;

    internal static int Number(string text, int start) => ((text[start] - '0') * 10) + text[start + 1] - '0';

    /// <summary>In 19YY or in 20YY: the number does not tell the century.</summary>
    internal static bool DateExists(int day, int month, int year) =>
        day >= 1
        && (day <= CalendarSystem.Iso.GetDaysInMonth(1900 + year, month) || day <= CalendarSystem.Iso.GetDaysInMonth(2000 + year, month));

    internal static int YearOfCentury(this LocalDate date) => date.Year % 100;
}
