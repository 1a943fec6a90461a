using System.Text.Json;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// A stored version as deciding needs it: the definition and life of its row, and what its procedure's folder says beside them.
/// </summary>
internal static class StoredVersions
{
    /// <summary>The sheet is the row's own, else that of the newest version before it.</summary>
    public static SopVersion Read(SopRow row, SopShelf shelf, ActivityCatalog catalog) =>
        Read(
            row,
            shelf.ById(row.VersionId) ?? shelf.All.Where(v => v.Key == row.Key && v.Version < row.Version).MaxBy(v => v.Version),
            catalog
        );

    public static SopVersion Read(SopRow row, SopVersion? known, ActivityCatalog catalog)
    {
        var file = known?.Id == row.VersionId ? known : null;
        var definition = file?.Hash == row.ContentHash ? file.Definition : Parse(row.Json, catalog);
        return new(
            row.VersionId,
            row.Key,
            row.Version,
            Enum.Parse<SopState>(row.State, ignoreCase: true),
            row.EffectiveFrom,
            row.EffectiveTo,
            row.ContentHash,
            definition
        )
        {
            Label = row.Label,
            Name = row.Name,
            Use = row.Use,
            BatchKind = row.BatchKind,
            Confirmation = row.Confirmation,
            Decree = file?.Decree,
            Legalised = file?.Legalised,
            Folder = file?.Folder ?? "",
            Sheet = row.Sheet is { } own ? JsonSerializer.Deserialize<SopSheet>(own)! : known?.Sheet ?? SopSheet.Empty,
        };
    }

    private static FlowDefinition Parse(string json, ActivityCatalog catalog) =>
        ElsaJson.Parse(json, catalog).Definition ?? throw new InvalidOperationException("A stored definition cannot be read any more.");
}
