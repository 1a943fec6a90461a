using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Engine;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>
/// Reads one procedure: <c>sop.json</c> (sheet and life of its versions) and <c>v1.json</c>, <c>v2.json</c> … (Elsa 3 definitions).
/// Never throws for bad input. A version with an error is left out and reported; definitions are validated when all of a region are known.
/// </summary>
public static class SopFolder
{
    public const string SheetFile = "sop.json";

    /// <param name="folder">Folder name for messages, e.g. <c>sops/kis-pbi-daerah</c>.</param>
    /// <param name="files">File name → text.</param>
    public static IReadOnlyList<SopVersion> Read(
        string folder,
        IReadOnlyDictionary<string, string> files,
        ActivityCatalog catalog,
        List<FileProblem> problems
    )
    {
        if (!files.TryGetValue(SheetFile, out var text))
        {
            problems.Add(new($"{folder}/{SheetFile}", "$", null, "Berkas ini wajib ada."));
            return [];
        }
        if (JsonObject.Root($"{folder}/{SheetFile}", text, problems) is not { } root)
            return [];
        var key = root.Text("key");
        var name = root.Text("name");
        var use = root.Text("use");
        if (!SopUses.All.Contains(use))
            root.Fail(root.Item, $"Kunci \"use\" harus salah satu dari {string.Join(", ", SopUses.All)}.");
        var batchKind = root.TextOrNull("batchKind");
        var sheet = new SopSheet(
            Texts(root.Object("identity"), SopSheet.IdentityFields),
            Texts(root.Object("components"), SopSheet.ComponentFields),
            [.. root.Objects("contradictions").Select(Text)]
        );
        var versions = ImmutableArray.CreateBuilder<SopVersion>();
        foreach (var one in root.Objects("versions"))
        {
            if (Version(folder, key, one, files, catalog) is { } version)
                versions.Add(version with { Folder = folder, Name = name, Use = use, BatchKind = batchKind, Sheet = sheet });
            one.Done();
        }
        root.Find("note");
        root.Done();
        return versions.ToImmutable();
    }

    private static SopVersion? Version(
        string folder,
        string key,
        JsonObject one,
        IReadOnlyDictionary<string, string> files,
        ActivityCatalog catalog
    )
    {
        var number = one.Number("version", 1, 100_000);
        var state = one.Need("state") is { } said
            ? one.Choice(
                said,
                ("DRAF", SopState.Draf),
                ("DIAJUKAN", SopState.Diajukan),
                ("DISAHKAN", SopState.Disahkan),
                ("EFEKTIF", SopState.Efektif),
                ("DIGANTI", SopState.Diganti),
                ("DICABUT", SopState.Dicabut)
            )
            : SopState.Draf;
        var label = one.TextOrNull("label");
        var from = Date(one, "effectiveFrom");
        var to = Date(one, "effectiveTo");
        var confirmation = one.TextOrNull("confirmation");
        if (state is SopState.Efektif or SopState.Diganti && from is null)
            one.Fail(one.Item, "Versi yang berlaku harus menyebut effectiveFrom.");
        var decree = one.Object("decree") is { } decided ? SopDecree.Read(decided) : null;
        var legalised = one.Object("legalised") is { } table ? LegalisedTable.Read(table) : null;
        one.Find("source");
        one.Find("note");
        var file = string.Create(CultureInfo.InvariantCulture, $"v{number}.json");
        if (!files.TryGetValue(file, out var json))
        {
            one.Fail(one.Item, $"Berkas {file} tidak ada.");
            return null;
        }
        var (definition, wrong) = ElsaJson.Parse(json, catalog);
        foreach (var problem in wrong.Where(p => !p.IsWarning || definition is null))
            one.Problems.Add(
                new(
                    $"{folder}/{file}",
                    problem.NodeId ?? "$",
                    null,
                    problem.Message,
                    problem.IsWarning ? ProblemSeverity.Warning : ProblemSeverity.Error
                )
            );
        return definition is null
            ? null
            : new SopVersion(definition.Id, key, number, state, from, to, definition.ContentHash, definition)
            {
                Label = label,
                Confirmation = confirmation,
                Decree = decree,
                Legalised = legalised,
            };
    }

    private static string? Date(JsonObject one, string key)
    {
        if (one.Find(key) is not { } found)
            return null;
        var text = one.TextOf(found);
        if (!LocalDatePattern.Iso.Parse(text).Success)
            one.Fail(found, "Tanggal harus yyyy-MM-dd.");
        return text;
    }

    private static ImmutableArray<SheetComponent> Texts(JsonObject? block, IReadOnlyList<(string Code, string Label)> fields)
    {
        if (block is null)
            return [.. fields.Select(f => new SheetComponent(f.Code, f.Label, new(null, null, null)))];
        var read = fields
            .Select(f => new SheetComponent(f.Code, f.Label, block.Object(f.Code) is { } value ? Text(value) : new(null, null, null)))
            .ToImmutableArray();
        block.Done();
        return read;
    }

    private static SheetText Text(JsonObject value)
    {
        var read = new SheetText(value.TextOrNull("text"), value.TextOrNull("source"), value.TextOrNull("note"));
        value.Done();
        return read;
    }
}
