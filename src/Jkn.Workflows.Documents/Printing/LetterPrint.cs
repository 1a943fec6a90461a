using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>A letter as a job for the typesetter: the region's template and the letter's data, which bears its own date.</summary>
internal static class LetterPrint
{
    /// <summary>The name under which a letter finds the emblem that the office entered.</summary>
    private const string Drawn = "lambang-kantor.svg";

    /// <exception cref="ArgumentException">No such letter, or data that is no JSON object.</exception>
    public static TypesetJob Job(string workflows, string folder, Region region, string name, string data, bool draft)
    {
        if (Parse(data) is not JsonObject letter)
            throw new ArgumentException("Data surat harus berupa objek JSON.");
        return Job(workflows, folder, region, name, letter, draft);
    }

    /// <exception cref="ArgumentException">No such letter.</exception>
    public static TypesetJob Job(string workflows, string folder, Region region, string name, JsonObject letter, bool draft)
    {
        if (PrintFiles.Letter(workflows, folder, name) is not { } found)
            throw new ArgumentException($"Surat \"{name}\" tidak ada.");
        letter["konsep"] = draft;
        // The kop is the region's, unless the letter brings one: no letter can forget it.
        letter["kop"] ??= Letterhead(region);
        var files = region.Letterhead.Drawn is { } drawn ? found.Files.SetItem($"letters/{Drawn}", drawn.Value) : found.Files;
        return new(files, found.Main, letter.ToJsonString(), Moment(letter["tanggal"]));
    }

    /// <summary>What the region's files and its office say; an address or emblem that they do not name is not printed.</summary>
    private static JsonObject Letterhead(Region region)
    {
        // Agencies are written with their region's name behind; the line above says it already.
        var agency = region.Agency.Value.EndsWith(region.Name, StringComparison.Ordinal)
            ? region.Agency.Value[..^region.Name.Length].TrimEnd()
            : region.Agency.Value;
        var kop = new JsonObject { ["pemerintah"] = $"Pemerintah {region.Name}", ["dinas"] = agency };
        if (region.Letterhead.Address is { } address)
            kop["alamat"] = address.Value;
        if (region.Letterhead.Drawn is not null)
            kop["lambang"] = Drawn;
        else if (region.Letterhead.Emblem is { } emblem)
            kop["lambang"] = emblem.Value;
        return kop;
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
    private static DateTimeOffset Moment(JsonNode? date) =>
        date is JsonValue value
        && value.TryGetValue<string>(out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
