using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Templates;

/// <summary>Reads a template's <c>letter.json</c>; never throws for bad input.</summary>
public static class LetterTemplateJson
{
    public const string File = "letter.json";

    public static (LetterTemplate? Template, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var template = new LetterTemplate(
            root.TextOrNull("type"),
            Lists(root, "fields", Source).ToDictionary(f => f.Key, f => ImmutableArray.CreateRange(f.Value.OfType<LetterSource>())),
            Lists(root, "required", (owner, item) => owner.TextOf(item))
        )
        {
            OfBatch = root.FlagOr("ofBatch", false),
        };
        root.Done();
        return (template, problems);
    }

    private static Dictionary<string, ImmutableArray<T>> Lists<T>(JsonObject root, string member, Func<JsonObject, JsonItem, T> read)
    {
        var lists = new Dictionary<string, ImmutableArray<T>>(StringComparer.Ordinal);
        if (root.Object(member) is not { } owner)
            return lists;
        foreach (var (name, _) in owner.FreeMembers())
            lists[name] = [.. owner.List(name).Select(item => read(owner, item))];
        owner.Done();
        return lists;
    }

    private static LetterSource? Source(JsonObject owner, JsonItem item)
    {
        var text = owner.TextOf(item);
        var source = LetterSource.Parse(text);
        if (source is null)
            owner.Fail(
                item,
                $"Sumber \"{text}\" tidak dikenal: tulis fact:NAMA, atau document:KODE.nomor, .tanggal, .tanggalMasuk atau .penerbit."
            );
        return source;
    }
}
