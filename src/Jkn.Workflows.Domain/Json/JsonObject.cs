using System.Text.Json;

namespace Jkn.Workflows.Domain.Json;

/// <summary>
/// Reads one JSON object key by key and writes down every problem it meets. Keys that nobody asked for are reported by
/// <see cref="Done"/>: a typo must not silently become a default. Getters give a harmless value after a problem, so
/// that one reading finds all problems.
/// </summary>
internal sealed partial class JsonObject(string file, JsonItem item, List<FileProblem> problems)
{
    private readonly HashSet<string> asked = [];

    public JsonItem Item => item;

    public List<FileProblem> Problems => problems;

    public string File => file;

    public static JsonObject? Root(string file, string text, List<FileProblem> problems)
    {
        if (JsonTree.Read(file, text, problems) is not { } root)
            return null;
        if (root.Kind == JsonValueKind.Object)
            return new(file, root, problems);
        problems.Add(new(file, "$", root.Line, "Isi berkas harus satu objek { }."));
        return null;
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value of a key; null when it is absent or null.</summary>
    public JsonItem? Find(string key)
    {
        asked.Add(key);
        return item.Member(key) is { Kind: not JsonValueKind.Null } found ? found : null;
    }

    public JsonItem? Need(string key)
    {
        if (Find(key) is { } found)
            return found;
        Fail(item, $"Kunci \"{key}\" wajib diisi.");
        return null;
    }

    public string Text(string key) => Need(key) is { } found ? TextOf(found) : "";

    public string? TextOrNull(string key) => Find(key) is { } found ? TextOf(found) : null;

    public int Number(string key, int smallest, int largest) => Need(key) is { } found ? NumberOf(found, smallest, largest) : smallest;

    public int? NumberOrNull(string key, int smallest, int largest) => Find(key) is { } found ? NumberOf(found, smallest, largest) : null;

    public bool FlagOr(string key, bool absent) => Find(key) is { } found ? FlagOf(found) : absent;

    public JsonObject? Object(string key) => Find(key) is { } found ? ObjectOf(found) : null;

    public JsonObject? NeedObject(string key) => Need(key) is { } found ? ObjectOf(found) : null;

    /// <summary>The items of a list; an absent list is empty.</summary>
    public IReadOnlyList<JsonItem> List(string key)
    {
        if (Find(key) is not { } found)
            return [];
        if (found.Kind == JsonValueKind.Array)
            return found.Items;
        Fail(found, $"Di sini diharapkan daftar [ ], bukan {found.KindName}.");
        return [];
    }

    public IEnumerable<JsonObject> Objects(string key) => List(key).Select(ObjectOf).OfType<JsonObject>();

    /// <summary>All members as they stand, for objects whose keys are free (names of roles, of clocks).</summary>
    public IEnumerable<KeyValuePair<string, JsonItem>> FreeMembers()
    {
        foreach (var member in item.Members)
        {
            if (asked.Add(member.Key))
                yield return member;
        }
    }

    public void Fail(JsonItem at, string reason) => problems.Add(new(file, at.Path, at.Line, reason));

    public void Warn(JsonItem at, string reason) => problems.Add(new(file, at.Path, at.Line, reason, ProblemSeverity.Warning));

    /// <summary>Reports keys nobody asked for and keys written twice. Call it when everything has been read.</summary>
    public void Done()
    {
        var seen = new HashSet<string>();
        foreach (var (key, value) in item.Members)
        {
            if (!seen.Add(key))
                Fail(value, $"Kunci \"{key}\" ditulis dua kali.");
            if (!asked.Contains(key))
                Fail(value, $"Kunci \"{key}\" tidak dikenal{Nearest(key)}.");
        }
    }

    private string Nearest(string key)
    {
        var best = asked.Select(word => (word, distance: EditDistance.Between(key, word))).OrderBy(pair => pair.distance).FirstOrDefault();
        return best.word is not null && best.distance <= 2 ? $"; mungkin maksudnya \"{best.word}\"" : "";
    }
}
