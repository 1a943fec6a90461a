using System.Text.Json;

namespace Jkn.Workflows.Domain.Json;

/// <summary>One value of a JSON text that remembers the line it stands on, which System.Text.Json forgets.</summary>
internal sealed record JsonItem(JsonValueKind Kind, string Path, int Line, string Text)
{
    /// <summary>Members in the order of the file; a key written twice is here twice.</summary>
    public List<KeyValuePair<string, JsonItem>> Members { get; } = [];

    public List<JsonItem> Items { get; } = [];

    public JsonItem? Member(string key) => Members.Find(member => member.Key == key).Value;

    /// <summary>What an office would call this kind of value.</summary>
    public string KindName =>
        Kind switch
        {
            JsonValueKind.Object => "objek { }",
            JsonValueKind.Array => "daftar [ ]",
            JsonValueKind.String => "teks",
            JsonValueKind.Number => "angka",
            JsonValueKind.True or JsonValueKind.False => "true/false",
            _ => "null",
        };
}
