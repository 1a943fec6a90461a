using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// How somebody stands to a case: own, chain, line, own lists (rulings.md 5.1), each meant here and nowhere else; and the same question
/// asked of a whole list.
/// </summary>
internal sealed class CaseScopes(IDbContextFactory<AppDb> databases, CaseReader reader, Offices offices, OfficeClock clock)
{
    private const int MostLists = 20;

    /// <summary>The roles he may act in today: an office that somebody else holds gives nothing.</summary>
    public string[] RolesOf(Actor actor, string region) =>
        offices.Find(region) is { } office
            ? office.Organisation.RolesOf(actor, office.DateOf(clock.GetUtcNow()))
            : [.. actor.Roles.Except(Roles.Officials)];

    /// <summary>Of a class, the best that his roles give him here. Names stay known to an official whose substitute serves.</summary>
    public async Task<Grant> GrantAsync(CaseState state, Actor actor, DataClasses one, CancellationToken ct)
    {
        var roles = RolesOf(actor, state.Region);
        var best = Grant.Nothing;
        foreach (var role in one == DataClasses.Names ? roles.Union(actor.Roles) : roles)
        {
            // the cheap answer first: most roles see names across the region
            if (best < Grant.Open && DataMatrix.Of(role, one, Standing.Region) is var wide)
                best = wide > best ? wide : best;
            if (best < Grant.Open && DataMatrix.Of(role, one, await StandingAsync(state, actor, role, one, ct)) is var near)
                best = near > best ? near : best;
        }
        return best;
    }

    public async Task<bool> MayKnowAsync(CaseState state, Actor actor, CancellationToken ct) =>
        await GrantAsync(state, actor, DataClasses.Names, ct) == Grant.Open;

    /// <summary>None of his roles sees the names of the whole region.</summary>
    public bool IsNarrow(Actor actor) => DataMatrix.AcrossRegion(actor.Roles, DataClasses.Names) != Grant.Open && !actor.IsSystem;

    /// <summary>The open task that he may do here and now: it waits for a role of his, and nobody else holds it.</summary>
    public WorkItem? TaskOf(CaseState state, Actor actor)
    {
        var roles = RolesOf(actor, state.Region);
        return state.WorkItems.Values.FirstOrDefault(w => roles.Contains(w.Role) && (w.AssignedTo ?? actor.Id) == actor.Id);
    }

    private async Task<Standing> StandingAsync(CaseState state, Actor actor, string role, DataClasses one, CancellationToken ct)
    {
        var acted = state.ActedBy.Contains(actor.Id);
        var standing = Standing.Region;
        if (state.Kind == CaseKind.Batch)
            standing |= Standing.Batch;
        if (acted || state.OpenedBy == actor.Id || state.WorkItems.Values.Any(w => w.AssignedTo == actor.Id))
            standing |= Standing.Own;
        if (acted || state.WorkItems.Values.Any(w => w.Role == role))
            standing |= Standing.Chain;
        if (role is Roles.DataManager or Roles.HealthAgency && Matters(Standing.Line) && await IsInLineAsync(state, actor, role, ct))
            standing |= Standing.Line;
        if (role == Roles.Village && Matters(Standing.Lists) && await IsOfMyListAsync(state.Id, actor, ct))
            standing |= Standing.Lists;
        return standing;

        // what has to be looked up is, only where the answer could show more
        bool Matters(Standing more) => DataMatrix.Of(role, one, standing | more) > DataMatrix.Of(role, one, standing);
    }

    private async Task<bool> IsInLineAsync(CaseState state, Actor actor, string role, CancellationToken ct)
    {
        if (state.Kind == CaseKind.Batch)
            return WaitsFor(state, actor, role);
        foreach (var batch in state.BatchEntries.Values.Where(e => e is { Withdrawn: false }).Select(e => e.BatchId).Distinct())
        {
            if (await reader.LoadAsync(batch, ct) is { } found && WaitsFor(found, actor, role))
                return true;
        }
        return false;
    }

    /// <summary>The health agency's answer is entered by whoever hears it: what waits for it is the answer to the lines.</summary>
    private static bool WaitsFor(CaseState batch, Actor actor, string role) =>
        batch.WorkItems.Values.Any(w => w.Role == role || (role == Roles.HealthAgency && w.Kind == WorkKinds.LineVerification))
        || (role == Roles.DataManager && batch.IsOpen && batch.ActedBy.Contains(actor.Id));

    private async Task<bool> IsOfMyListAsync(string caseId, Actor actor, CancellationToken ct)
    {
        if (caseId.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var end))
            return false;
        await using var db = await databases.CreateDbContextAsync(ct);
        var list = caseId[..end];
        return await db.Imports.AsNoTracking().AnyAsync(i => i.Id == list && i.CreatedBy == actor.Id, ct);
    }

    /// <summary>Of these cases, those whose names he may see. Each further condition is answered by an index.</summary>
    public async Task<IQueryable<CaseRow>> NarrowedAsync(AppDb db, IQueryable<CaseRow> rows, Actor actor, CancellationToken ct)
    {
        if (!IsNarrow(actor))
            return rows;
        var known = new List<IQueryable<CaseRow>>();
        if (actor.Has(Roles.HealthAgency))
        {
            var waiting = await WaitingBatchesAsync(db, actor, ct);
            known.Add(rows.Where(c => db.BatchLines.Any(l => waiting.Contains(l.CaseKey) && l.MemberCaseId == c.Id)));
        }
        if (actor.Has(Roles.Village))
        {
            var lists = await db
                .Imports.AsNoTracking()
                .Where(i => i.Region == actor.Region && i.CreatedBy == actor.Id)
                .OrderByDescending(i => i.Id)
                .Select(i => i.Id)
                .Take(MostLists)
                .ToListAsync(ct);
            known.AddRange(lists.Select(id => rows.Where(c => c.Id.CompareTo(id + "-") >= 0 && c.Id.CompareTo(id + ".") < 0)));
        }
        return known.Count == 0 ? rows.Where(c => false) : known.Aggregate(Queryable.Concat);
    }

    private async Task<long[]> WaitingBatchesAsync(AppDb db, Actor actor, CancellationToken ct)
    {
        var closed = nameof(BatchStage.Ditutup);
        var open = await db
            .Batches.AsNoTracking()
            .Where(b => b.Region == actor.Region && b.Stage != closed)
            .Select(b => new { b.CaseKey, b.CaseId })
            .ToListAsync(ct);
        var states = await reader.LoadManyAsync([.. open.Select(b => b.CaseId)], ct);
        var waiting = states.Where(s => WaitsFor(s, actor, Roles.HealthAgency)).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return [.. open.Where(b => waiting.Contains(b.CaseId)).Select(b => b.CaseKey)];
    }
}
