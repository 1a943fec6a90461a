using System.Text.Json.Nodes;

namespace Jkn.Workflows.Application.Studio;

/// <summary>What any definition must be before it is looked at: a diagram, of a size, with one id for each step.</summary>
internal static class SavedShape
{
    public const int MaxActivities = 500;
    private const int MaxName = 500,
        MaxId = 100;

    /// <summary>What any definition must be before it is looked at: a diagram, of a size, with one id for each step.</summary>
    public static string? Refusal(JsonObject model)
    {
        if (model["root"] is not JsonObject root)
            return "Definisi tidak memuat diagram (root).";
        if (StudioJson.Text(root, "type") != "Elsa.Flowchart" || StudioJson.Text(root, "id") is null)
            return "SOP harus berupa diagram alur (Elsa.Flowchart); bentuk lain tidak didukung.";
        if (
            model["variables"] is not (null or JsonArray)
            || model["inputs"] is not (null or JsonArray)
            || model["outputs"] is not (null or JsonArray)
            || model["outcomes"] is not (null or JsonArray)
            || model["options"] is not (null or JsonObject)
            || model["customProperties"] is not (null or JsonObject)
        )
            return "Bagian variables, inputs, outputs, outcomes, options atau customProperties tidak berbentuk semestinya.";
        if (root["activities"] is not (null or JsonArray) || root["connections"] is not (null or JsonArray))
            return "Bagian activities dan connections harus berupa daftar.";
        if (root["activities"] is JsonArray list && list.Any(a => a is not JsonObject o || !StudioJson.IsActivity(o)))
            return "Ada langkah tanpa jenis (type) atau tanpa id.";
        var nodes = StudioJson.Activities(root).ToList();
        if (nodes.Count > MaxActivities)
            return $"Definisi ini memuat {nodes.Count} langkah; paling banyak {MaxActivities}. Pecah menjadi sub-alur.";
        if (nodes.GroupBy(StudioMerge.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return $"Id langkah \"{StudioMerge.Short(twice.Key)}\" dipakai {twice.Count()} kali; setiap langkah harus punya id sendiri.";
        if (
            nodes.Find(n =>
                StudioMerge.Id(n).Length is 0 or > MaxId || StudioMerge.Id(n).Any(c => char.IsControl(c) || c is ':' or '"' or '<' or '>')
            ) is
            { } odd
        )
            return $"Id langkah \"{StudioMerge.Short(StudioMerge.Id(odd))}\" tidak dapat dipakai.";
        if (
            nodes.Find(n => Texts(n).Any(t => t.Length > MaxName || t.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))) is
            { } named
        )
            return $"Nama langkah \"{StudioMerge.Short(StudioJson.Label(named))}\" terlalu panjang "
                + "atau memuat karakter yang tidak dapat disimpan.";
        var name = StudioJson.Text(model, "name");
        return string.IsNullOrWhiteSpace(name) || name.Length > 200 || name.Any(char.IsControl)
            ? "Nama SOP wajib diisi, paling banyak 200 karakter."
            : null;
    }

    private static IEnumerable<string> Texts(JsonObject node) =>
        new[]
        {
            StudioJson.Text(node, "name"),
            StudioJson.Text(node, "type"),
            StudioJson.Text(node["metadata"], "displayText"),
        }.OfType<string>();
}
