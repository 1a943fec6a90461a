using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Lists;

// A family of a list as it stands now, with the tasks that are open for it.
internal sealed record ListedFamily(string CaseId, string? CaseNo, string? Name, string Status, IReadOnlyList<WorkItemRow> Tasks);

// A step at which families of a list wait, and what doing it for all of them at once is called.
internal sealed record BulkStep(string ActivityId, string Kind, string? Act, string Role, string Title, int Families);

// What came of one family: null when it is done.
internal sealed record BulkOutcome(string CaseId, string? CaseNo, string? Name, string? Refusal);

/// <summary>
/// The families of a list are worked on together: the same step for all that are ticked, exceptions left out. One command for each case, as
/// at the counter, and an outcome for each: what is refused for one holds nobody else up.
/// </summary>
internal sealed class ListedFamilies(AppDb db, CaseDesk desk, CaseReader reader, BnbaImports imports, CaseAccess access)
{
    public const int Most = 500;

    /// <summary>Steps that ask the same of every family; others are done one by one.</summary>
    private static readonly string[] Alike =
    [
        WorkKinds.Registration,
        WorkKinds.DocumentCheck,
        WorkKinds.DataEntry,
        WorkKinds.Verification,
        WorkKinds.SignOff,
    ];

    /// <summary>
    /// The families of a list in its order; null when there is no such list for the caller. A list is somebody's as a whole: one of its
    /// families tells.
    /// </summary>
    public async Task<IReadOnlyList<ListedFamily>?> OfAsync(Actor actor, string importId, CancellationToken ct)
    {
        var region = actor.Region;
        if (await imports.FindAsync(region, importId, ct) is null)
            return null;
        var cases = await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Case) && c.Id.StartsWith(importId + "-"))
            .OrderBy(c => c.Id)
            .Take(20_000)
            .ToListAsync(ct);
        if (cases.Count > 0 && await access.FindAsync(cases[0].Id, actor, ct) is null)
            return null;
        var keys = cases.Select(c => c.CaseKey).ToHashSet();
        var (least, most) = cases.Count == 0 ? (0, 0) : (keys.Min(), keys.Max());
        var tasks = (
            await db.WorkItems.AsNoTracking().Where(w => w.Region == region && w.CaseKey >= least && w.CaseKey <= most).ToListAsync(ct)
        )
            .Where(w => keys.Contains(w.CaseKey))
            .ToLookup(w => w.CaseKey);
        return
        [
            .. cases.Select(c => new ListedFamily(
                c.Id,
                c.CaseNo,
                c.Name,
                c.ClosedAt is null ? CaseStatus.LabelOf(c.Status) : "Selesai",
                [.. tasks[c.CaseKey].OrderBy(w => w.ActivityId, StringComparer.Ordinal)]
            )),
        ];
    }

    /// <summary>Where the families wait, most first; only what can be done for many at once.</summary>
    public static IReadOnlyList<BulkStep> Steps(IReadOnlyList<ListedFamily> families) =>
        [
            .. families
                .SelectMany(f => f.Tasks.Where(t => Alike.Contains(t.Kind) && t.Letter is null).DistinctBy(t => t.ActivityId))
                .GroupBy(t => t.ActivityId, StringComparer.Ordinal)
                .Select(g => new BulkStep(g.Key, g.First().Kind, g.First().Act, g.First().Role, g.First().Title, g.Count()))
                .OrderByDescending(s => s.Families)
                .ThenBy(s => s.ActivityId, StringComparer.Ordinal),
        ];

    /// <summary>
    /// Does a step for the families named, in their order. <paramref name="check"/>: what EDABU says of everybody in them, where the step
    /// asks for it.
    /// </summary>
    public async Task<IReadOnlyList<BulkOutcome>> DoAsync(
        Actor actor,
        IReadOnlyList<ListedFamily> families,
        string activityId,
        SegmentCheck? check,
        CancellationToken ct
    )
    {
        var done = new List<BulkOutcome>();
        foreach (var family in families.Take(Most))
            done.Add(
                new(family.CaseId, family.CaseNo, family.Name, (await OneAsync(actor, family.CaseId, activityId, check, ct))?.Message)
            );
        return done;
    }

    private async Task<Rejection?> OneAsync(Actor actor, string caseId, string activityId, SegmentCheck? check, CancellationToken ct)
    {
        if (await reader.LoadAsync(caseId, ct) is not { } state || state.Region != actor.Region)
            return Rejection.NotFound("Berkas tidak ditemukan.");
        var items = state.WorkItems.Values.Where(w => w.ActivityId == activityId).OrderBy(w => w.Id, StringComparer.Ordinal).ToList();
        if (items.Count == 0)
            return new("work-item-gone", "Langkah ini sudah dikerjakan atau belum sampai.");
        foreach (var command in items.SelectMany(item => Commands(state, item, check)))
        {
            if ((await desk.RunAsync(caseId, actor.Region, actor, command, ct)).Decision.Rejection is { } no)
                return no;
        }
        return null;
    }

    /// <summary>What an officer would do at this step when nothing is out of the ordinary.</summary>
    private static IEnumerable<Command> Commands(CaseState state, WorkItem item, SegmentCheck? check)
    {
        if (item.Kind == WorkKinds.SignOff)
            return [new GiveSignOff(item.Id, SignOff.Forward)];
        var outcome = item.Kind == WorkKinds.DocumentCheck ? PeriksaBerkas.CompleteFile : item.Outcomes[0];
        var asked =
            item.Kind == WorkKinds.Verification && check is not null
                ? state.Participants.Keys.Where(p => !state.Segments.ContainsKey(p)).Select(p => new RecordSegmentCheck(p, check))
                : [];
        return [.. asked, new CompleteWorkItem(item.Id, outcome)];
    }
}
