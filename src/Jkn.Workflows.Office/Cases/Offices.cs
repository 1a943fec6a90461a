using System.Collections.Concurrent;
using System.Collections.Immutable;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.SignOffs;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// The offices in service, as deciding needs them: the region's files, every stored version of its procedures, and what its journal says of
/// officials, substitutes and settings. One for each region, replaced as a whole when its journal or a version has moved, or a day began.
/// </summary>
internal sealed partial class Offices(
    WorkflowsFolder folder,
    StoredShelf shelves,
    OfficeReader reader,
    IDbContextFactory<AppDb> databases,
    OfficeClock clock,
    ILogger<Offices> log
) : IDisposable
{
    /// <summary>An office with the head of the journal it was made from; decided with it, a case sees no other.</summary>
    internal sealed record Standing(Office Office, OfficeHead Head, StoredShelf.Shelf Shelf, string Today);

    private readonly ConcurrentDictionary<string, Standing> current = new(StringComparer.Ordinal);

    // As the files have it: what the journal says is laid over this, anew each time.
    private readonly ConcurrentDictionary<string, Office> files = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim refreshing = new(1, 1);

    public IEnumerable<Office> All => current.Values.Select(s => s.Office).OrderBy(o => o.Region.Code, StringComparer.Ordinal);

    /// <summary>
    /// What is wrong between the files and the store, found at start, and levels of sign-off that have nobody today. The latter are
    /// errors that refuse nothing: a region that does not serve could not appoint the missing official.
    /// </summary>
    public IReadOnlyList<FileProblem> Problems =>
        [
            .. found,
            .. All.SelectMany(office =>
                Staffing
                    .Unmanned(office, office.DateOf(clock.GetUtcNow()))
                    .Select(level => new FileProblem(
                        folder.Find(office.Region.Code)?.Folder ?? office.Region.Code,
                        $"signOff.{level.Chain}.{level.Role}",
                        null,
                        $"Tingkat {level.Role} menyala tetapi hari ini tidak punya pejabat atau pengganti. Angkat pejabat, tunjuk "
                            + "Plh/Plt, atau minta Kepala Dinas mematikan tingkat ini."
                    ))
            ),
        ];

    private IReadOnlyList<FileProblem> found = [];

    /// <summary>The office of a region in service; null when there is none.</summary>
    public Office? Find(string region) => StandingOf(region)?.Office;

    /// <summary>The same with the head of its journal.</summary>
    public Standing? StandingOf(string region) => current.GetValueOrDefault(region);

    /// <summary>An administrator of the installation acts in a region that opened itself to him; others in their own.</summary>
    public bool MayAct(Actor actor, string region) =>
        actor.IsSystem
        || actor.Region == region
        || Find(region) is { } office && reader.Load(region).State.IsOpenTo(actor.Id, office.DateOf(clock.GetUtcNow()));

    public void Dispose() => refreshing.Dispose();

    /// <summary>At start: stores new versions, puts stored ones on the shelf, reads the journals.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        var problems = new List<FileProblem>();
        foreach (var loaded in folder.Regions.Where(r => r.IsLoaded))
        {
            var office = loaded.Office!;
            var shelf = await shelves.StoreAsync(office, loaded.Folder, problems, ct);
            files[office.Region.Code] = office;
            // no day yet: the first look makes it whole
            current[office.Region.Code] = new(office with { Sops = shelf.Versions }, OfficeHead.None(office.Region.Code), shelf, "");
        }
        found = problems;
        await RefreshAsync(ct);
    }

    /// <summary>What is wrong, to the log, one line for each file: once, when everything is prepared.</summary>
    public void LogProblems()
    {
        foreach (var file in folder.Problems.Concat(Problems).Where(p => p.Severity == ProblemSeverity.Error).GroupBy(p => p.File))
            LogProblem(string.Join(' ', file));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Region: {Problem}")]
    private partial void LogProblem(string problem);

    /// <summary>Offices as they are now in the store, which another node may have changed.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await refreshing.WaitAsync(ct);
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            await ReadAsync(db, ct);
        }
        finally
        {
            refreshing.Release();
        }
    }

    private async Task ReadAsync(AppDb db, CancellationToken ct)
    {
        var heads = await reader.HeadsAsync(ct);
        var stored = (
            await db
                .Sops.AsNoTracking()
                .Select(s => new
                {
                    s.Region,
                    s.VersionId,
                    s.Revision,
                })
                .ToListAsync(ct)
        ).ToLookup(s => s.Region);
        foreach (var (region, standing) in current.ToArray())
        {
            var revisions = stored[region].ToDictionary(s => s.VersionId, s => s.Revision, StringComparer.Ordinal);
            var shelf = await shelves.RenewAsync(db, region, standing.Shelf, revisions, ct);
            var today = files[region].DateOf(clock.GetUtcNow());
            var moved = !standing.Head.Same(heads.GetValueOrDefault(region) ?? OfficeHead.None(region));
            if (!moved && today == standing.Today && ReferenceEquals(shelf, standing.Shelf))
                continue;
            var (state, head) = reader.Load(region);
            current[region] = new(OfficeAssembly.Of(files[region], state, shelf.Versions, today), head, shelf, today);
        }
    }
}
