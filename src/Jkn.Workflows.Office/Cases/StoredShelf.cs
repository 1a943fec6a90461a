using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// The versions of a region's procedures as they are stored, beside those of its files: new files are stored at start, later changes are
/// read by their revision. A file that differs from what is stored under its id is reported, never applied.
/// </summary>
internal sealed class StoredShelf(ActivityCatalog catalog, IDbContextFactory<AppDb> databases, OfficeClock clock)
{
    /// <summary>The revision of each version on a shelf: another one in the store means that it has to be read again.</summary>
    public sealed record Shelf(SopShelf Versions, IReadOnlyDictionary<string, int> Revisions);

    /// <summary>Two nodes that start at once both find the store empty: who comes second finds the rows of the first.</summary>
    public async Task<Shelf> StoreAsync(Office office, string folderName, List<FileProblem> problems, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(office, folderName, problems, ct);
        }
        catch (DbUpdateException)
        {
            return await ReadAsync(office, folderName, problems, ct);
        }
    }

    /// <summary>The shelf with what has changed in the store since; the same one when nothing has.</summary>
    public async Task<Shelf> RenewAsync(AppDb db, string region, Shelf shelf, IReadOnlyDictionary<string, int> stored, CancellationToken ct)
    {
        var changed = stored.Where(s => !shelf.Revisions.TryGetValue(s.Key, out var read) || read != s.Value).Select(s => s.Key).ToList();
        if (changed.Count == 0 && shelf.Revisions.Count == stored.Count)
            return shelf;
        var rows = await db
            .Sops.AsNoTracking()
            .Where(s => s.Region == region && changed.Contains(s.VersionId))
            .ToDictionaryAsync(s => s.VersionId, ct);
        var kept = shelf.Versions.All.Where(v => stored.ContainsKey(v.Id) && !rows.ContainsKey(v.Id)).ToList();
        return new(
            new SopShelf(kept.Concat(rows.Values.Select(row => StoredVersions.Read(row, shelf.Versions, catalog)))),
            kept.ToDictionary(v => v.Id, v => shelf.Revisions[v.Id])
                .Concat(rows.Values.ToDictionary(r => r.VersionId, r => r.Revision))
                .ToDictionary(StringComparer.Ordinal)
        );
    }

    private async Task<Shelf> ReadAsync(Office office, string folderName, List<FileProblem> problems, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var region = office.Region.Code;
        var stored = await db.Sops.Where(s => s.Region == region).ToDictionaryAsync(s => s.VersionId, ct);
        var versions = new List<SopVersion>();
        var revisions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var version in office.Sops.All)
        {
            if (!stored.Remove(version.Id, out var row))
                db.Sops.Add(row = NewRow(region, version));
            else if (row.ContentHash != version.Hash)
            {
                // A draft nobody has touched here follows its file; anything else is the store's, and the difference is told.
                if (row.State == "DRAF" && version.State == SopState.Draf && row.Revision == 0)
                    (row.Json, row.ContentHash) = (version.Definition.Source.GetRawText(), version.Hash);
                else
                    problems.Add(
                        new(
                            $"{folderName}/{version.Folder}/v{version.Version}.json",
                            "$",
                            null,
                            "Isi berkas berbeda dari versi yang sudah tersimpan; versi tersimpan tetap dipakai. Bandingkan di layar "
                                + "SOP, atau terbitkan sebagai versi baru.",
                            ProblemSeverity.Warning
                        )
                    );
            }
            versions.Add(StoredVersions.Read(row, version, catalog));
            revisions[row.VersionId] = row.Revision;
        }
        var files = new SopShelf(versions);
        // What is left was made here, or its file was removed from disk. Cases that run on it must go on.
        foreach (var row in stored.Values)
        {
            versions.Add(StoredVersions.Read(row, files, catalog));
            revisions[row.VersionId] = row.Revision;
        }
        await db.SaveChangesAsync(ct);
        return new(new SopShelf(versions), revisions);
    }

    private SopRow NewRow(string region, SopVersion version) =>
        new()
        {
            VersionId = version.Id,
            DefinitionId = version.Definition.DefinitionId,
            Region = region,
            Key = version.Key,
            Use = version.Use,
            Name = version.Name,
            Version = version.Version,
            State = version.State.Code(),
            Label = version.Label,
            EffectiveFrom = version.EffectiveFrom,
            EffectiveTo = version.EffectiveTo,
            Confirmation = version.Confirmation,
            BatchKind = version.BatchKind,
            ContentHash = version.Hash,
            Json = version.Definition.Source.GetRawText(),
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = Stamp.System,
        };
}
