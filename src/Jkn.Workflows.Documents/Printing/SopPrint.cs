using System.Text.Json;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>The printed forms of a procedure as jobs for the typesetter.</summary>
internal static class SopPrint
{
    public const string Redlined = "redline";
    public static readonly IReadOnlyList<string> Forms = ["sop", "rincian", "standar", "alur", "keputusan", "catatan", Redlined];
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The forms that a version has: not every procedure is a service to citizens, or stands on a decree.</summary>
    public static IReadOnlyList<string> FormsOf(SopVersion version) =>
        [
            "sop",
            .. version.Legalised is not null ? ["rincian"] : Array.Empty<string>(),
            .. version.Sheet.Components.Any(c => !c.IsMissing) ? ["standar"] : Array.Empty<string>(),
            .. PosterPrinter.IsForCitizens(version) ? ["alur"] : Array.Empty<string>(),
            .. version.Decree is not null ? ["keputusan"] : Array.Empty<string>(),
            "catatan",
        ];

    /// <exception cref="ArgumentException">The version has no such form.</exception>
    public static TypesetJob Sheet(string form, SopVersion version, Office office, string workflows) =>
        !FormsOf(version).Contains(form)
            ? throw new ArgumentException($"{version.Name} tidak punya bentuk \"{form}\". Yang ada: {string.Join(", ", FormsOf(version))}.")
        : form == "alur" ? Job(form, PosterPrinter.Model(version, office), version, workflows)
        : form == "keputusan"
            ? Job(
                form,
                new
                {
                    version.Name,
                    Agency = office.Region.Agency.Value,
                    version.Decree,
                },
                version,
                workflows
            )
        : form == "rincian" ? Job("sop", SopDetails.Of(SopPrinter.Model(version, office), version), version, workflows)
        : Job(form, SopPrinter.Model(version, office) with { Legalised = version.Legalised }, version, workflows);

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
