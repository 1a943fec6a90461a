using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Sops;

/// <summary>
/// What is to be stored: from the version and revision that the author had open. <see cref="Change"/> makes the new definition from the
/// stored one; null means that nothing changed.
/// </summary>
internal sealed record DraftSave(
    string DefinitionId,
    string? VersionId,
    int? Revision,
    string? Session,
    string Act,
    Func<string, (string? Json, Rejection? Refusal)> Change
)
{
    public string? Note { get; init; }

    /// <summary>The paper side, when it comes along; null leaves it as it is.</summary>
    public Domain.Sops.SopSheet? Sheet { get; init; }
}

/// <summary>What came of a save: the latest version as it is stored now.</summary>
internal sealed record DraftAnswer(SopRow? Row, bool Changed, Rejection? Refusal);

/// <summary>
/// Drafts of procedures. The latest version is changed in place while it is a draft; after its submission a change makes the next one.
/// Every change keeps what was before it; who had an older state open is refused, so that nobody writes over somebody.
/// </summary>
internal sealed partial class SopDrafts(Offices offices, IDbContextFactory<AppDb> databases, ActivityCatalog catalog, OfficeClock clock)
{
    public const string Draft = "DRAF";
    private static readonly Rejection unknown = new("sop-unknown", "SOP ini tidak ada di daerah Anda.");

    public async Task<DraftAnswer> SaveAsync(Actor actor, DraftSave save, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var latest = await db
            .Sops.Where(s => s.Region == actor.Region && s.DefinitionId == save.DefinitionId)
            .OrderByDescending(s => s.Version)
            .FirstOrDefaultAsync(ct);
        if (latest is null)
            return new(null, false, unknown);
        if (await StaleAsync(db, latest, save, ct) is { } stale)
            return new(latest, false, stale);
        var (json, refusal) = save.Change(latest.Json);
        var sheet =
            save.Sheet is { } given
            && offices.Find(actor.Region)?.Sops.ById(latest.VersionId)?.Sheet is { } known
            && !SopFile.Same(given, known)
                ? given with
                {
                    Contradictions = known.Contradictions,
                }
                : null;
        if (refusal is not null || (json is null && sheet is null))
            return new(latest, false, refusal);
        json ??= latest.Json;
        if (ElsaJson.Parse(json, catalog).Definition is not { } definition)
            return new(latest, false, new("definition-unreadable", "Definisi tidak dapat dibaca."));
        var row = latest.State == Draft ? latest : Next(latest, actor);
        var before = latest.Json;
        (row.Json, row.Name, row.ContentHash) = WithIds(json, row, definition.Name);
        if (sheet is not null)
            row.Sheet = JsonSerializer.Serialize(sheet);
        if (row == latest)
        {
            var taken = await db
                .Sops.Where(s => s.VersionId == row.VersionId && s.Revision == row.Revision)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.Revision, r => r.Revision + 1), ct);
            if (taken == 0)
                return new(latest, false, Stale(latest));
        }
        else
        {
            row.Revision = await LastRevisionAsync(db, row.VersionId, ct);
            db.Sops.Add(row);
        }
        row.Revision++;
        db.SopHistory.Add(SopActs.Line(row, save.Act, actor, clock.GetUtcNow(), save.Note, save.Session, before));
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody else made the same next version at the same moment: the key says so.
            return new(latest, false, Stale(latest));
        }
        await offices.RefreshAsync(ct);
        return new(row, true, null);
    }

    /// <summary>A procedure that did not exist: its first version, a draft.</summary>
    public async Task<DraftAnswer> CreateAsync(Actor actor, SopRow row, string act, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Sops.AnyAsync(s => s.DefinitionId == row.DefinitionId, ct))
            return new(null, false, new("sop-exists", $"SOP dengan kunci \"{row.DefinitionId}\" sudah ada."));
        (row.Json, row.Name, row.ContentHash) = WithIds(row.Json, row, row.Name);
        row.Revision = await LastRevisionAsync(db, row.VersionId, ct) + 1;
        db.Sops.Add(row);
        db.SopHistory.Add(SopActs.Line(row, act, actor, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await offices.RefreshAsync(ct);
        return new(row, true, null);
    }

    /// <summary>Removes a draft; its history stays. A version that was submitted once is never removed.</summary>
    public async Task<Rejection?> DeleteAsync(Actor actor, string versionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Sops.SingleOrDefaultAsync(s => s.Region == actor.Region && s.VersionId == versionId, ct) is not { } row)
            return unknown;
        if (row.State != Draft)
            return new("sop-not-draft", "Hanya draf yang dapat dihapus; versi yang pernah diajukan tetap tersimpan.");
        if (await db.Cases.AnyAsync(c => c.Region == actor.Region && c.DefinitionId == versionId, ct))
            return new("sop-in-use", "Draf ini dipakai oleh sebuah berkas.");
        db.SopHistory.Add(SopActs.Line(row, SopActs.Delete, actor, clock.GetUtcNow(), before: row.Json));
        db.Sops.Remove(row);
        await db.SaveChangesAsync(ct);
        await offices.RefreshAsync(ct);
        return null;
    }

    /// <summary>The paper side of a draft: identity block and components of the Standar Pelayanan.</summary>
    public async Task<Rejection?> SaveSheetAsync(
        Actor actor,
        string versionId,
        int revision,
        Domain.Sops.SopSheet sheet,
        CancellationToken ct
    )
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Sops.SingleOrDefaultAsync(s => s.Region == actor.Region && s.VersionId == versionId, ct) is not { } row)
            return unknown;
        if (row.State != Draft)
            return new("sop-not-draft", "Lembar hanya dapat diubah selama versi ini masih draf.");
        var taken = await db
            .Sops.Where(s => s.VersionId == versionId && s.Revision == revision)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Revision, r => r.Revision + 1), ct);
        if (taken == 0 || row.Revision != revision)
            return Stale(row);
        row.Revision++;
        row.Sheet = JsonSerializer.Serialize(sheet);
        db.SopHistory.Add(SopActs.Line(row, SopActs.Sheet, actor, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await offices.RefreshAsync(ct);
        return null;
    }

    /// <summary>Back to what the draft was before a save: a change like any other, so it can be undone too.</summary>
    public async Task<DraftAnswer> UndoAsync(Actor actor, string versionId, long historyId, int revision, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var line = await db
            .SopHistory.AsNoTracking()
            .SingleOrDefaultAsync(h => h.Id == historyId && h.VersionId == versionId && h.Region == actor.Region, ct);
        var row = await db.Sops.AsNoTracking().SingleOrDefaultAsync(s => s.VersionId == versionId && s.Region == actor.Region, ct);
        if (line?.Before is not { } packed || row is null)
            return new(null, false, unknown);
        if (row.State != Draft)
            return new(row, false, new("sop-not-draft", "Hanya draf yang dapat dipulihkan."));
        return await SaveAsync(
            actor,
            new(row.DefinitionId, versionId, revision, null, SopActs.Undo, _ => (SopActs.Unpack(packed), null))
            {
                Note = $"ke keadaan sebelum simpanan nomor {line.Revision}",
            },
            ct
        );
    }

    /// <summary>The content of another version, as the latest draft.</summary>
    public async Task<DraftAnswer> RevertAsync(Actor actor, string definitionId, int version, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Sops.AsNoTracking().Where(s => s.Region == actor.Region && s.DefinitionId == definitionId).ToListAsync(ct);
        if (rows.Find(r => r.Version == version) is not { } source)
            return new(null, false, unknown);
        var latest = rows.MaxBy(r => r.Version)!;
        return await SaveAsync(
            actor,
            new(definitionId, latest.VersionId, latest.Revision, null, SopActs.Revert, _ => (source.Json, null))
            {
                Note = $"dari versi {version}",
            },
            ct
        );
    }
}
