using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Retention;

/// <summary>What is over its time today.</summary>
internal sealed partial class RetentionDesk
{
    /// <summary>
    /// What is over its time today, oldest first, batches before their cases, then health papers of cases that stay; at most one proposal's
    /// worth. What is held, or waits for a batch, takes no place from the others.
    /// </summary>
    public async Task<DueList> DueAsync(Office office, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (whole, papers) = (
            Before(office, now, office.Region.Retention.CaseFileYears.Value),
            Before(office, now, office.Region.Retention.HealthPaperYears.Value)
        );
        var (over, withPapers) = (Closed(office, whole), HealthPaperFiles.Having(db, Closed(office, papers), office.Region));
        var held = await over.Where(c => c.HeldAt != null)
            .Select(c => c.Id)
            .Union(withPapers.Where(c => c.HeldAt != null).Select(c => c.Id))
            .CountAsync(ct);
        var lines = await WholeAsync(office, over, whole, now, ct);
        var going = lines.Where(l => l.Waits is null).Select(l => l.CaseId).ToHashSet();
        if (MostLines - going.Count is > 0 and var room)
            lines.AddRange(await PapersAsync(office, withPapers.Where(c => !going.Contains(c.Id)), room, ct));
        return new(lines, held);
    }

    private IQueryable<CaseRow> Closed(Office office, DateTimeOffset before) =>
        db
            .Cases.AsNoTracking()
            .Where(c => c.Region == office.Region.Code && c.ClosedAt != null && c.ClosedAt < before && c.DestroyedAt == null);

    private static DateTimeOffset Before(Office office, DateTimeOffset now, int years) =>
        office.Time.At(RetentionRules.LastDay(office, now, years).PlusDays(1).AtMidnight());

    private async Task<List<Overdue>> WholeAsync(
        Office office,
        IQueryable<CaseRow> over,
        DateTimeOffset before,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var found = new List<Overdue>();
        var (going, waiting, free) = (
            0,
            0,
            over.Where(c => c.HeldAt == null)
                .OrderByDescending(c => c.Kind == nameof(CaseKind.Batch))
                .ThenBy(c => c.ClosedAt)
                .ThenBy(c => c.CaseKey)
                .Select(c => c.Id)
        );
        for (var looked = 0; looked < MostLooked && going < MostLines; looked += MostLines)
        {
            var ids = await free.Skip(looked).Take(MostLines).ToListAsync(ct);
            var states = (await reader.LoadManyAsync(ids, ct)).ToDictionary(s => s.Id);
            var batches = states.Values.SelectMany(s => s.BatchEntries.Values.Select(e => e.BatchId)).Distinct().ToArray();
            var kept = await db
                .Cases.AsNoTracking()
                .Where(c =>
                    batches.Contains(c.Id) && c.DestroyedAt == null && (c.ClosedAt == null || c.ClosedAt >= before || c.HeldAt != null)
                )
                .Select(c => c.Id)
                .ToListAsync(ct);
            foreach (var state in ids.Select(id => states[id]))
            {
                var waits = RetentionRules.WhyNot(state, office, now)?.Message ?? Waits(state, kept);
                if (waits is null ? ++going > MostLines : ++waiting > MostWaiting)
                    continue;
                found.Add(
                    new(
                        state.Id,
                        state.CaseNo ?? state.Batch?.No,
                        state.Kind.ToString(),
                        state.ClosedAt!.Value,
                        Iso(RetentionRules.KeptUntil(state, office)),
                        RetentionRules.FallsAway(state),
                        waits
                    )
                );
            }
            if (ids.Count < MostLines)
                break;
        }
        return found;
    }

    private async Task<IEnumerable<Overdue>> PapersAsync(Office office, IQueryable<CaseRow> withPapers, int room, CancellationToken ct)
    {
        var ids = await withPapers
            .Where(c => c.HeldAt == null)
            .OrderBy(c => c.ClosedAt)
            .ThenBy(c => c.CaseKey)
            .Select(c => c.Id)
            .Take(room)
            .ToListAsync(ct);
        var states = (await reader.LoadManyAsync(ids, ct)).ToDictionary(s => s.Id);
        var uploaded = await HealthPaperFiles.CodesAsync(db, ids, office.Region, ct);
        return ids.Select(id => states[id])
            .Select(s => new Overdue(
                s.Id,
                s.CaseNo,
                HealthPapers.Kind,
                s.ClosedAt!.Value,
                Iso(HealthPapers.KeptUntil(s, office)),
                $"{HealthPapers.Of(s, office.Region).Union(uploaded[s.Id]).Count()} surat kesehatan",
                null
            ));
    }

    private static string Iso(NodaTime.LocalDate? day) => LocalDatePattern.Iso.Format(day!.Value);

    private static string? Waits(CaseState state, List<string> kept) =>
        state.BatchEntries.Values.FirstOrDefault(e => kept.Contains(e.BatchId)) is { } entry
            ? $"Menunggu batch {entry.BatchNo}, yang memuat salinan datanya."
            : null;
}
