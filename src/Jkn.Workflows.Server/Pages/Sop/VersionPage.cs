using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>A page about one version of a procedure: the version, what is wrong with it, what happened to it.</summary>
internal abstract class VersionPage(Offices offices, DefinitionLists lists, SopChecks checks, IDbContextFactory<AppDb> databases)
    : OfficePage
{
    public Office Office { get; private set; } = null!;
    public SopVersion Version { get; private set; } = null!;
    public SopRow Row { get; private set; } = null!;
    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];
    public IReadOnlyList<DefinitionProblem> Problems { get; private set; } = [];
    public IReadOnlyList<Acknowledgement> Acknowledged { get; private set; } = [];
    public IReadOnlyList<SopHistoryRow> History { get; private set; } = [];
    public IReadOnlyList<SopVersion> UsedBy { get; private set; } = [];
    public bool HasPrint { get; private set; }

    /// <summary>How many proposals to change it wait for an answer.</summary>
    public int Proposals { get; private set; }

    public bool IsLatest => Versions.First(v => v.VersionId == Version.Id).IsLatest;
    public IEnumerable<DefinitionProblem> Errors => Problems.Where(p => !p.IsWarning);
    public IEnumerable<DefinitionProblem> Open => Problems.Where(p => p.IsWarning && Acknowledgements.Find(Acknowledged, p) is null);
    public IEnumerable<(DefinitionProblem Problem, Acknowledgement By)> Known =>
        Problems.Where(p => p.IsWarning).Select(p => (p, Acknowledgements.Find(Acknowledged, p)!)).Where(p => p.Item2 is not null);

    public bool May(SopAct act) => SopLife.May(act, Version, Me, Version.Hash, []) is null;

    public string LabelOf(string? nodeId) =>
        nodeId is null ? "seluruh SOP"
        : Version.Definition.Node(nodeId) is { } node ? node.DisplayText ?? node.Id
        : nodeId;

    protected async Task<bool> LoadAsync(string definitionId, int? number, CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return false;
        Versions = [.. (await lists.AllAsync(Me.Region, ct)).Where(l => l.DefinitionId == definitionId).OrderByDescending(l => l.Version)];
        if (
            Versions.FirstOrDefault(l => number is null ? l.IsLatest : l.Version == number) is not { } line
            || office.Sops.ById(line.VersionId) is not { } version
        )
            return false;
        (Office, Version) = (office, version);
        await using var db = await databases.CreateDbContextAsync(ct);
        Row = await db.Sops.AsNoTracking().SingleAsync(s => s.VersionId == version.Id, ct);
        Acknowledged = Acknowledgements.Of(Row);
        History = await HistoryAsync(db, version.Id, ct);
        Proposals = await db.SopProposals.CountAsync(
            p => p.Region == Me.Region && p.Sop == version.Key && p.State == SopProposals.Filed,
            ct
        );
        HasPrint = await db.SopPrints.AnyAsync(p => p.VersionId == version.Id, ct);
        Problems = version.State is SopState.Draf or SopState.Diajukan or SopState.Disahkan
            ? await checks.CheckAsync(version, office, ct)
            : [];
        UsedBy = [.. SopParts.UsersOf(version, office.Sops).OrderBy(v => v.Name, StringComparer.Ordinal).ThenBy(v => v.Version)];
        return true;
    }

    protected async Task<VersionLine> LatestAsync(string definitionId, CancellationToken ct) =>
        (await lists.AllAsync(Me.Region, ct)).First(l => l.DefinitionId == definitionId && l.IsLatest);

    private static Task<List<SopHistoryRow>> HistoryAsync(AppDb db, string versionId, CancellationToken ct) =>
        db
            .SopHistory.AsNoTracking()
            .Where(h => h.VersionId == versionId)
            .OrderByDescending(h => h.Id)
            .Take(100)
            .Select(h => new SopHistoryRow
            {
                Id = h.Id,
                Region = h.Region,
                VersionId = h.VersionId,
                Revision = h.Revision,
                At = h.At,
                Actor = h.Actor,
                ActorName = h.ActorName,
                Act = h.Act,
                Note = h.Note,
                Before = h.Before == null ? null : new byte[0],
            })
            .ToListAsync(ct);
}
