using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Calendars;
using Jkn.Workflows.Server.Regions;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Cases;

/// <summary>
/// The offices in service, as deciding needs them: the region's files, every stored version of its procedures, its officials and
/// substitutes.
/// A version that once ran stays on the shelf when its file is gone; a file that differs from what is stored under its id is reported,
/// never applied.
/// </summary>
internal sealed partial class Offices(
    WorkflowsFolder folder,
    ActivityCatalog catalog,
    IDbContextFactory<AppDb> databases,
    TimeProvider clock,
    ILogger<Offices> log
) : IDisposable
{
    /// <summary>Name of the dated settings that switch sign-off levels, followed by chain and role.</summary>
    public const string LevelSetting = "signOff/";

    /// <summary>Name of the dated settings that change a switch of the region, followed by its key.</summary>
    public const string SwitchSetting = "setting/";

    /// <summary>Name of the dated settings that hold agreements with BPJS; their date is the day they begin.</summary>
    public const string AgreementSetting = "pks";

    /// <summary>Name of the dated settings that fill in a way to complain, followed by the channel's code.</summary>
    public const string ChannelSetting = "saluran/";

    private readonly ConcurrentDictionary<string, Office> current = new(StringComparer.Ordinal);

    // As the files have it: what was entered of days and hours is laid over this, anew each time.
    private readonly ConcurrentDictionary<string, Office> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> stamps = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim refreshing = new(1, 1);

    // The revision of each version on the shelf: another one in the store means that it has to be read again.
    private readonly ConcurrentDictionary<string, int> revisions = new(StringComparer.Ordinal);

    public IEnumerable<Office> All => current.Values.OrderBy(o => o.Region.Code, StringComparer.Ordinal);

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
                        $"Tingkat {level.Role} menyala tetapi hari ini tidak punya pejabat atau pengganti. Angkat pejabat, tunjuk Plh/Plt, atau minta Kepala Dinas mematikan tingkat ini."
                    ))
            ),
        ];

    private IReadOnlyList<FileProblem> found = [];

    /// <summary>The office of a region in service; null when there is none.</summary>
    public Office? Find(string region) => current.GetValueOrDefault(region);

    public void Dispose() => refreshing.Dispose();

    /// <summary>At start: stores new versions, puts stored ones on the shelf, loads officials.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        var problems = new List<FileProblem>();
        foreach (var loaded in folder.Regions.Where(r => r.IsLoaded))
        {
            var office = loaded.Office! with { Sops = await StoredShelfAsync(loaded.Office!, loaded.Folder, problems, ct) };
            current[office.Region.Code] = office;
            files[office.Region.Code] = office;
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

    /// <summary>
    /// Officials, substitutes, level switches and versions as they are now in the store, which another node may have changed.
    /// </summary>
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
        var officials = (await db.Officials.AsNoTracking().ToListAsync(ct)).ToLookup(o => o.Region);
        var lives = (
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
        var entered = (
            await db
                .RegionSettings.AsNoTracking()
                .Where(s =>
                    s.Name == AgreementSetting
                    || s.Name.StartsWith(LevelSetting)
                    || s.Name.StartsWith(SwitchSetting)
                    || s.Name.StartsWith(ChannelSetting)
                    || s.Name.StartsWith(CalendarStore.Year)
                    || s.Name.StartsWith(CalendarStore.Day)
                    || s.Name.StartsWith(CalendarStore.Hours)
                )
                .ToListAsync(ct)
        ).ToLookup(s => s.Region);
        var delegations = (await db.Delegations.AsNoTracking().Where(d => d.RevokedAt == null).ToListAsync(ct)).ToLookup(d => d.Region);
        foreach (var office in current.Values.ToList())
        {
            var region = office.Region.Code;
            var next = new Organisation(
                [
                    .. officials[region]
                        .OrderBy(o => o.ValidFrom, StringComparer.Ordinal)
                        .ThenBy(o => o.Id, StringComparer.Ordinal)
                        .Select(o => new Official(o.AccountId, o.Role, o.Name, o.Nip, o.Rank, o.Position, o.ValidFrom, o.ValidTo)),
                ],
                [
                    .. delegations[region]
                        .OrderBy(d => d.ValidFrom, StringComparer.Ordinal)
                        .ThenBy(d => d.Id, StringComparer.Ordinal)
                        .Select(d => new Delegation(d.Id, d.Role, d.AbsentId, d.SubstituteId, d.Kind, d.OrderNo, d.ValidFrom, d.ValidTo)),
                ]
            );
            var dated = entered[region].OrderBy(s => s.EffectiveFrom, StringComparer.Ordinal).ThenBy(s => s.CreatedAt).ToLookup(KindOf);
            var levels = dated[LevelSetting].Select(s => JsonSerializer.Deserialize<LevelSwitch>(s.Json)!).ToImmutableArray();
            var agreements = dated[AgreementSetting].Select(s => JsonSerializer.Deserialize<Agreement>(s.Json)!).ToImmutableArray();
            var today = office.DateOf(clock.GetUtcNow());
            var days = dated[CalendarStore.Year].Concat(dated[CalendarStore.Day]).Concat(dated[CalendarStore.Hours]).ToList();
            var told = dated[ChannelSetting]
                .Where(w => string.CompareOrdinal(w.EffectiveFrom, today) <= 0)
                .GroupBy(w => w.Name[ChannelSetting.Length..])
                .ToDictionary(w => w.Key, w => JsonSerializer.Deserialize<string>(w.Last().Json)!, StringComparer.Ordinal);
            var set = dated[SwitchSetting]
                .Where(s => string.CompareOrdinal(s.EffectiveFrom, today) <= 0)
                .Select(s => JsonSerializer.Deserialize<SettingChange>(s.Json)!)
                .ToList();
            var stamp = string.Join(
                '\n',
                [
                    .. next.Officials.Select(o => o.ToString()),
                    .. next.Delegations.Select(d => d.ToString()),
                    .. levels.Select(l => l.ToString()),
                    .. lives[region].Select(s => $"{s.VersionId} {s.Revision}"),
                    .. agreements.Select(a => a.ToString()),
                    .. set.Select(c => c.ToString()),
                    .. told.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key} {t.Value}"),
                    .. days.OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => d.Name + d.Json),
                ]
            );
            if (stamps.TryGetValue(region, out var known) && known == stamp)
                continue;
            stamps[region] = stamp;
            var stored = lives[region].ToDictionary(s => s.VersionId, s => s.Revision);
            var changed = stored.Where(s => !revisions.TryGetValue(s.Key, out var read) || read != s.Value).Select(s => s.Key).ToList();
            var shelf = office.Sops;
            if (changed.Count > 0 || shelf.All.Any(v => !stored.ContainsKey(v.Id)))
            {
                var rows = await db
                    .Sops.AsNoTracking()
                    .Where(s => s.Region == region && changed.Contains(s.VersionId))
                    .ToDictionaryAsync(s => s.VersionId, ct);
                var kept = shelf.All.Where(v => stored.ContainsKey(v.Id) && !rows.ContainsKey(v.Id)).ToList();
                shelf = new SopShelf(kept.Concat(rows.Values.Select(row => StoredVersions.Read(row, shelf, catalog))));
                foreach (var row in rows.Values)
                    revisions[row.VersionId] = row.Revision;
            }
            current[region] = office with { Organisation = next, Switches = levels, Sops = shelf, Agreements = agreements };
            // Days and hours last: they make the office's clockwork anew.
            if (days.Count > 0 || !ReferenceEquals(current[region].Calendar, files[region].Calendar))
                current[region] = (current[region] with { Region = files[region].Region, Calendar = files[region].Calendar }).With(
                    CalendarStore.Read(days)
                );
            if (set.Count > 0 && SettingChange.Apply(files[region].Region, set, today) is var switched)
                current[region] = current[region] with
                {
                    Region = current[region].Region with { Settings = switched.Settings, Activation = switched.Activation },
                };
            current[region] = current[region] with
            {
                Region = current[region].Region with { Complaints = files[region].Region.Complaints.With(told) },
            };
        }
    }

    /// <summary>The kind of a dated setting: its name up to what it is about, "setting/fourEyes" is of kind "setting/".</summary>
    private static string KindOf(RegionSettingRow row) =>
        row.Name[..(row.Name.IndexOf('/', StringComparison.Ordinal) + 1)] is { Length: > 0 } kind ? kind : row.Name;

    /// <summary>Two nodes that start at once both find the store empty: who comes second finds the rows of the first.</summary>
    private async Task<SopShelf> StoredShelfAsync(Office office, string folderName, List<FileProblem> problems, CancellationToken ct)
    {
        try
        {
            return await ShelfAsync(office, folderName, problems, ct);
        }
        catch (DbUpdateException)
        {
            return await ShelfAsync(office, folderName, problems, ct);
        }
    }

    private async Task<SopShelf> ShelfAsync(Office office, string folderName, List<FileProblem> problems, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var region = office.Region.Code;
        var stored = await db.Sops.Where(s => s.Region == region).ToDictionaryAsync(s => s.VersionId, ct);
        var versions = new List<SopVersion>();
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
                            "Isi berkas berbeda dari versi yang sudah tersimpan; versi tersimpan tetap dipakai. Bandingkan di layar SOP, atau terbitkan sebagai versi baru.",
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
        return new SopShelf(versions);
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
