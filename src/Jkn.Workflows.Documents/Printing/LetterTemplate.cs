using System.Text.Json;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>
/// What a template's <c>letter.json</c> says of its data: the kind of letter in the region's settings, and for each field where its value
/// lies in the case ("fact:rs", "document:RAWAT_INAP.nomor"), first found wins. What the drafter typed comes before all of them.
/// <paramref name="Required"/>: what the letter must not go out without, each with the words it may be (none: any text).
/// </summary>
internal sealed record LetterTemplate(
    string? Type,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Required
)
{
    public static readonly LetterTemplate None = new(
        null,
        new Dictionary<string, IReadOnlyList<string>>(),
        new Dictionary<string, IReadOnlyList<string>>()
    );

    public static LetterTemplate Load(string workflows, string regionFolder, string name)
    {
        if (PrintFiles.FolderOf(workflows, regionFolder, name) is not { } folder)
            return None;
        var file = Path.Combine(folder, "letter.json");
        if (!File.Exists(file))
            return None;
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return new(
            json.RootElement.TryGetProperty("type", out var type) ? type.GetString() : null,
            Lists(json.RootElement, "fields"),
            Lists(json.RootElement, "required")
        );
    }

    /// <summary>The first of the required that has no value, or none of its words; null when the letter may go out.</summary>
    public (string Name, IReadOnlyList<string> Words)? Lacks(Func<string, string?> valueOf)
    {
        foreach (var (name, words) in Required)
        {
            if (valueOf(name) is not { Length: > 0 } value || (words.Count > 0 && !words.Contains(value)))
                return (name, words);
        }
        return null;
    }

    /// <summary>A day, as the case's papers and facts keep it.</summary>
    public bool IsDate(string field) =>
        Fields
            .GetValueOrDefault(field, [])
            .Any(s => s.EndsWith(".tanggal", StringComparison.Ordinal) || s.StartsWith("fact:tanggal", StringComparison.Ordinal));

    private static Dictionary<string, IReadOnlyList<string>> Lists(JsonElement root, string member) =>
        root.TryGetProperty(member, out var said)
            ? said.EnumerateObject()
                .ToDictionary(f => f.Name, IReadOnlyList<string> (f) => [.. f.Value.EnumerateArray().Select(v => v.GetString()!)])
            : [];

    /// <summary>The value of one source in a case; null when the case has none. An unknown kind of source is a fault of the file.</summary>
    public static string? Read(string source, CaseState state)
    {
        if (source.StartsWith("fact:", StringComparison.Ordinal))
            return state.Facts.GetValueOrDefault(source[5..]);
        if (!source.StartsWith("document:", StringComparison.Ordinal))
            throw new TypesetException("template-error", $"Sumber \"{source}\" tidak dikenal.", "letter.json");
        var (code, part) = (source[9..source.LastIndexOf('.')], source[(source.LastIndexOf('.') + 1)..]);
        if (state.Documents.GetValueOrDefault(code) is not { } paper)
            return null;
        return part switch
        {
            "nomor" => paper.Nomor,
            "tanggal" => paper.Tanggal,
            "penerbit" => paper.Penerbit,
            _ => throw new TypesetException("template-error", $"Sumber \"{source}\" tidak dikenal.", "letter.json"),
        };
    }
}
