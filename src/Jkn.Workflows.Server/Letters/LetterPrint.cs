using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Server.Regions;

namespace Jkn.Workflows.Server.Letters;

/// <summary>A letter as a job for the typesetter: the region's template and the letter's data, which bears its own date.</summary>
internal static class LetterPrint
{
    /// <exception cref="ArgumentException">No such letter, or data that is no JSON object.</exception>
    public static TypesetJob Job(string workflows, LoadedRegion region, string name, string data, bool draft)
    {
        if (PrintFiles.Letter(workflows, region.Folder, name) is not { } found) throw new ArgumentException($"Surat \"{name}\" tidak ada.");
        if (Parse(data) is not JsonObject letter) throw new ArgumentException("Data surat harus berupa objek JSON.");
        letter["konsep"] = draft;
        // The kop is the region's, unless the letter brings one: no letter can forget it.
        letter["kop"] ??= new JsonObject { ["pemerintah"] = $"Pemerintah {region.Region!.Name}", ["dinas"] = region.Region.Agency.Value };
        return new(found.Files, found.Main, letter.ToJsonString(), Moment(letter["tanggal"]));
    }

    private static JsonNode? Parse(string data)
    {
        try
        {
            return JsonNode.Parse(data);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Without a date it is a draft of no day: always the same one, so that equal data stay equal bytes.
    private static DateTimeOffset Moment(JsonNode? date) => date is JsonValue value && value.TryGetValue<string>(out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
