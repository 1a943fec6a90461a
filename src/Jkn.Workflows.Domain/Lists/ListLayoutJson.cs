using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Lists;

/// <summary>Reads layouts of lists (<c>lists/*.json</c>). Never throws for bad input.</summary>
public static class ListLayoutJson
{
    /// <summary>What may stand in a column besides a participant's fields: of the line, and of an answer.</summary>
    public static readonly IReadOnlyList<string> LineFields = ["nomor", "rs", "nomorBerkas"],
        ResultFields = ["hasil", "alasan", "tmt", "nomorKartu", "daftarLampiran"];

    public static (ListLayout? Layout, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var use = root.Need("use") is { } word
            ? root.Choice(
                word,
                (ListLayout.Export, ListLayout.Export),
                (ListLayout.People, ListLayout.People),
                (ListLayout.Results, ListLayout.Results)
            )
            : ListLayout.Export;
        var delimiter = root.TextOrNull("delimiter") ?? ";";
        if (delimiter.Length != 1)
            root.Fail(root.Item, "delimiter harus satu huruf.");
        var layout = new ListLayout(
            root.Text("code"),
            root.Number("version", 1, int.MaxValue),
            root.Text("label"),
            root.SourceText(),
            use,
            root.TextOrNull("sheet") ?? root.Text("code"),
            root.TextOrNull("fileName") ?? root.Text("code"),
            delimiter[0],
            [.. root.Objects("columns").Select(c => Column(c, use))],
            [.. root.Objects("reasons").Select(Reason)]
        );
        root.TextOrNull("note");
        if (layout.Columns.IsEmpty)
            root.Fail(root.Item, "Tata letak harus punya kolom.");
        foreach (
            var twice in layout
                .Columns.Where(c => c.Field is not null && c.Part == ListPart.Whole)
                .GroupBy(c => c.Field)
                .Where(same => use != ListLayout.Export && same.Count() > 1)
        )
            root.Fail(root.Item, $"Kolom {twice.Key} ditulis dua kali.");
        root.Done();
        return (problems.Count == 0 ? layout : null, problems);
    }

    private static ListColumn Column(JsonObject column, string use)
    {
        var labels = column.List("labels").Select(column.TextOf).ToImmutableArray();
        if (labels.IsEmpty)
            column.Fail(column.Item, "Kolom harus punya judul (labels).");
        var field = column.TextOrNull("field");
        if (field is not null && !Knows(field, use))
            column.Fail(column.Item, $"Isi kolom \"{field}\" tidak dikenal.");
        var codes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (column.Object("codes") is { } words)
        {
            foreach (var (key, value) in words.FreeMembers())
                codes[use == ListLayout.Export ? key : ListText.Plain(key)] = words.TextOf(value);
        }
        var kind = column.Find("kind") is { } k
            ? column.Choice(
                k,
                ("TEKS", ListKind.Text),
                ("IDENTITAS", ListKind.Identity),
                ("TANGGAL", ListKind.Date),
                ("BILANGAN", ListKind.Number)
            )
            : ListKind.Text;
        var part = column.Find("part") is { } p ? column.Choice(p, ("KODE", ListPart.Code), ("NAMA", ListPart.Name)) : ListPart.Whole;
        var read = new ListColumn(
            labels,
            field,
            kind,
            column.TextOrNull("constant"),
            codes.ToImmutable(),
            column.FlagOr("required", false),
            column.FlagOr("upper", false),
            part
        );
        column.Done();
        return read;
    }

    private static KeyValuePair<string, string> Reason(JsonObject reason)
    {
        var read = KeyValuePair.Create(reason.Text("words"), reason.Text("code"));
        reason.Done();
        return read;
    }

    private static bool Knows(string field, string use) =>
        ParticipantFields.Knows(field) || (use == ListLayout.Results ? ResultFields : LineFields).Contains(field);
}
