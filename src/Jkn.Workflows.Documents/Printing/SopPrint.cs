using System.Text.Json;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>The four printed forms of a procedure as jobs for the typesetter.</summary>
internal static class SopPrint
{
    public static readonly IReadOnlyList<string> Forms = ["sop", "standar", "alur", "redline"];
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TypesetJob Sheet(string form, SopVersion version, Office office, string workflows) =>
        Job(form, SopPrinter.Model(version, office), version, workflows);

    public static TypesetJob Redline(SopVersion before, SopVersion after, Office office, string workflows) =>
        Job("redline", SopRedline.Between(SopPrinter.Model(before, office), SopPrinter.Model(after, office)), after, workflows);

    private static TypesetJob Job(string form, object data, SopVersion version, string workflows) =>
        new(PrintFiles.Print(workflows), $"print/{form}.typ", JsonSerializer.Serialize(data, options), Moment(version.EffectiveFrom));

    // The sheet bears the date it came into force, not the day of printing: printed twice, it is the same file.
    private static DateTimeOffset Moment(string? date) =>
        DateTimeOffset.TryParse(
            date,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
