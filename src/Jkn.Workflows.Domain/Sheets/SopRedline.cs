using System.Collections.Immutable;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>One thing of a step before and after.</summary>
public sealed record RedlineField(string Label, string Before, string After);

/// <summary>A step that came, went or changed: <c>added</c>, <c>removed</c>, <c>changed</c>.</summary>
public sealed record RedlineStep(string Kind, string Key, string Text, ImmutableArray<RedlineField> Fields);

/// <summary>What a decree that puts a new version into force changes: steps and their Mutu Baku, then the sheet's texts.</summary>
public sealed record SopRedline(
    string Name,
    string Agency,
    string Before,
    string After,
    ImmutableArray<RedlineStep> Steps,
    ImmutableArray<RedlineField> Sheet
)
{
    private const string Next = "Langkah berikutnya";

    public bool IsEmpty => Steps.IsEmpty && Sheet.IsEmpty;

    /// <summary>Steps are the same when their ids are: a step that was renamed is changed, not removed and added.</summary>
    public static SopRedline Between(SopSheetModel before, SopSheetModel after)
    {
        var old = before.Rows.ToDictionary(r => r.Key);
        var now = after.Rows.ToDictionary(r => r.Key);
        var steps = ImmutableArray.CreateBuilder<RedlineStep>();
        foreach (var row in before.Rows.Where(r => !now.ContainsKey(r.Key)))
            steps.Add(
                new("removed", row.Key, row.Kegiatan.Text, [.. Facts(before, row).Select(f => new RedlineField(f.Label, f.Value, ""))])
            );
        foreach (var row in after.Rows)
        {
            if (!old.TryGetValue(row.Key, out var was))
                steps.Add(
                    new("added", row.Key, row.Kegiatan.Text, [.. Facts(after, row).Select(f => new RedlineField(f.Label, "", f.Value))])
                );
            // Where it goes on is the same when the steps' ids are: a step renamed elsewhere changes nothing here.
            else if (Changes(Facts(before, was), Facts(after, row), Ways(before, was) == Ways(after, row)) is { IsEmpty: false } changes)
                steps.Add(new("changed", row.Key, row.Kegiatan.Text, changes));
        }
        return new(after.Name, after.Agency, Title(before), Title(after), steps.ToImmutable(), Changes(Texts(before), Texts(after)));
    }

    private static string Title(SopSheetModel model) => $"versi {model.VersionLabel} ({model.State}; sidik {model.Fingerprint})";

    private static ImmutableArray<RedlineField> Changes(
        IEnumerable<(string Label, string Value)> before,
        IEnumerable<(string Label, string Value)> after,
        bool sameWays = false
    ) =>
        [
            .. before
                .Zip(after)
                .Where(p => p.First.Value != p.Second.Value && !(sameWays && p.First.Label == Next))
                .Select(p => new RedlineField(p.First.Label, p.First.Value, p.Second.Value)),
        ];

    private static (string Label, string Value)[] Facts(SopSheetModel model, SheetRow row) =>
        [
            ("Kegiatan", row.Kegiatan.Text),
            ("Pelaksana", row.Pelaksana.Text),
            ("Kelengkapan", row.Kelengkapan.Text),
            ("Waktu", row.Waktu.Text),
            ("Output", row.Output.Text),
            ("Keterangan", row.Keterangan.Text),
            (Next, Onward(model, row)),
        ];

    private static string Ways(SopSheetModel model, SheetRow row) =>
        string.Join(
            ';',
            model
                .Arrows.Where(a => model.Rows[a.From] == row)
                .Select(a => $"{a.Label}>{model.Rows[a.To].Key}")
                .Order(StringComparer.Ordinal)
        );

    // By text, not by number: a step put in between must not turn all later ones red.
    private static string Onward(SopSheetModel model, SheetRow row) =>
        string.Join(
            "; ",
            model
                .Arrows.Where(a => model.Rows[a.From] == row)
                .OrderBy(a => a.Label, StringComparer.Ordinal)
                .ThenBy(a => model.Rows[a.To].Key, StringComparer.Ordinal)
                .Select(a => a.Label.Length > 0 ? $"{a.Label}: {model.Rows[a.To].Kegiatan.Text}" : model.Rows[a.To].Kegiatan.Text)
        );

    private static IEnumerable<(string, string)> Texts(SopSheetModel model) =>
        SopSheet
            .IdentityFields.Select(f => ($"Identitas – {f.Label}", Of(model.Identity, f.Code)))
            .Concat(SopSheet.ComponentFields.Select(f => ($"Standar Pelayanan – {f.Label}", Of(model.Components, f.Code))));

    private static string Of(ImmutableArray<SheetComponent> components, string code) =>
        components.FirstOrDefault(c => c.Code == code)?.Value.Text ?? "";
}
