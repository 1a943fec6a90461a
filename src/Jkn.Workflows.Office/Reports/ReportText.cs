namespace Jkn.Workflows.Application.Reports;

/// <summary>Numbers as an Indonesian office writes them.</summary>
internal static class ReportText
{
    public static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>With a comma, as the office writes.</summary>
    public static string Decimal(double number) => number.ToString("0.#", Indonesia);

    public static readonly System.Globalization.NumberFormatInfo Indonesia = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
    };
}
