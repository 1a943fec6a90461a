using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Application.Studio;

/// <summary>What a dropdown offers: the region's own lists, by the names that inputs call them.</summary>
internal static class StudioChoices
{
    public static JsonArray Items(string[] options, Office office) =>
        [
            .. (options is [['@', ..] list] ? Of(list, office) : options.Select(o => (o, Word(o)))).Select(o =>
                (JsonNode)new JsonObject { ["text"] = o.Item2, ["value"] = o.Item1 }
            ),
        ];

    private static IEnumerable<(string Value, string Text)> Of(string list, Office office) =>
        list switch
        {
            "@roles" => office.Region.Roles.Select(r => (r.Code, $"{r.Label} ({r.Code})")),
            "@statuses" => CaseStatus.Labels.Select(s => (s.Key, s.Value)),
            "@personEnds" => PersonStates.Ends.Select(s => (s, PersonStates.LabelOf(s))),
            "@reasons" => office.Reasons?.Reasons.Select(r => (r.Code, r.Label)) ?? [],
            "@registers" => office.Region.Registers.Select(r => (r.Code, $"{r.Name} ({r.Code})")),
            "@batches" => office.Region.Batches.Select(b => (b.Kind, b.Kind)),
            "@checklists" => office.Region.Checklists.Select(c => (c.Code, c.Label)),
            "@letters" => office.Region.Letters.Select(l => (l.Type, $"{l.Title} ({l.Type})")),
            _ => throw new InvalidOperationException($"Nothing fills the list {list}."),
        };

    /// <summary>Names of ways out and choices as a person reads them: TANDA_TANGAN, BelumLengkap.</summary>
    public static string Word(string code) =>
        code switch
        {
            "Done" => "Selesai",
            "True" => "Ya",
            "False" => "Tidak",
            "Default" => "Lainnya",
            "WaitAny" => "Yang pertama datang",
            "WaitAll" => "Semua cabang",
            "WaitAllActive" => "Semua cabang yang aktif",
            "MatchFirst" => "Yang pertama cocok",
            "MatchAny" => "Semua yang cocok",
            _ when code.Contains('_', StringComparison.Ordinal) || code.All(char.IsUpper) => char.ToUpperInvariant(code[0])
                + code[1..].ToLowerInvariant().Replace('_', ' '),
            _ => string.Concat(
                code.Select((c, i) => i > 0 && char.IsUpper(c) && char.IsLower(code[i - 1]) ? $" {char.ToLowerInvariant(c)}" : c.ToString())
            ),
        };
}
