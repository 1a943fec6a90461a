using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Visits;

/// <summary>
/// Queue numbers of the day and the guest book of the year, each place of service its own. A region keeps them when its registers name the
/// books; numbers run on without gaps, whoever gives them out and on however many nodes: the database refuses a number twice, and the next
/// one is tried.
/// </summary>
internal sealed class VisitDesk(AppDb db, VisitorSeal seal, PlaceDuties duties, OfficeClock clock)
{
    public const string Waiting = "MENUNGGU",
        Called = "DIPANGGIL",
        Served = "DILAYANI",
        Absent = "TIDAK_HADIR";
    private const int Tries = 20;

    public static bool KeepsQueue(Office office) => office.Region.Registers.Any(r => r.Code == CounterBooks.Queue);

    public static bool KeepsGuests(Office office) => office.Region.Registers.Any(r => r.Code == CounterBooks.Guests);

    /// <summary>Where somebody serves today; null when nobody has said it.</summary>
    public Task<Place?> PlaceOfAsync(Office office, Actor actor, CancellationToken ct) => duties.OfAsync(office, actor, ct);

    /// <summary>Gives out a queue number, writes a line of the guest book, or both; the same id again gives the same visit.</summary>
    public Task<VisitRow> TakeAsync(string id, Office office, Place place, Actor actor, bool queue, Visitor? visitor, CancellationToken ct)
    {
        var there = place.Code;
        var (region, day, year) = (office.Region.Code, office.DateOf(clock.GetUtcNow()), office.YearOf(clock.GetUtcNow()));
        return NumberedAsync(
            async () =>
            {
                if (await db.Visits.AsNoTracking().FirstOrDefaultAsync(v => v.Id == id && v.Region == region, ct) is { } known)
                    return known;
                var row = new VisitRow
                {
                    Id = id,
                    Region = region,
                    Place = there,
                    Day = day,
                    Year = year,
                    TakenAt = clock.GetUtcNow(),
                    TakenBy = actor.Id,
                    State = queue ? Waiting : null,
                    Guest = visitor is null ? null : seal.Seal(id, visitor),
                    GuestNo = visitor is null ? null : await NextGuestAsync(region, there, year, ct),
                    Number = queue
                        ? (
                            await db.Visits.Where(v => v.Region == region && v.Place == there && v.Day == day).MaxAsync(v => v.Number, ct)
                            ?? 0
                        ) + 1
                        : null,
                };
                db.Visits.Add(row);
                return row;
            },
            ct
        );
    }

    /// <summary>
    /// The visitor writes his line, before or after he was served (PROC of a region decides which). Null when there is no such visit.
    /// </summary>
    public Task<VisitRow?> WriteGuestAsync(Office office, string id, Visitor visitor, CancellationToken ct)
    {
        var region = office.Region.Code;
        return NumberedAsync(
            async () =>
            {
                if (await db.Visits.FirstOrDefaultAsync(v => v.Id == id && v.Region == region, ct) is not { } row)
                    return null;
                row.GuestNo ??= await NextGuestAsync(region, row.Place, row.Year, ct);
                row.Guest = seal.Seal(id, visitor);
                return row;
            },
            ct
        );
    }

    /// <summary>Saves what the work did, in one transaction; anew when another counter took its number first.</summary>
    private async Task<T> NumberedAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var made = await work();
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return made;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Calls the lowest number that waits at a place. Null when nobody does.</summary>
    public async Task<VisitRow?> CallNextAsync(Office office, Place place, Actor actor, string counter, CancellationToken ct)
    {
        var there = place.Code;
        var (region, day) = (office.Region.Code, office.DateOf(clock.GetUtcNow()));
        while (
            await db
                .Visits.AsNoTracking()
                .Where(v => v.Region == region && v.Place == there && v.Day == day && v.State == Waiting)
                .OrderBy(v => v.Number)
                .Select(v => v.Id)
                .FirstOrDefaultAsync(ct)
                is { } next
        )
        {
            if (await MoveAsync(office, next, actor, [Waiting], Called, counter, null, ct))
                return await FindAsync(office, next, ct);
        }
        return null;
    }

    /// <summary>Calls one number (again): one that waits, was called, or did not come before.</summary>
    public Task<bool> CallAsync(Office office, string id, Actor actor, string counter, CancellationToken ct) =>
        MoveAsync(office, id, actor, [Waiting, Called, Absent], Called, counter, null, ct);

    /// <summary>Who was called did not come; he may be called again the same day.</summary>
    public Task<bool> MissAsync(Office office, string id, Actor actor, CancellationToken ct) =>
        MoveAsync(office, id, actor, [Called], Absent, null, null, ct);

    /// <summary>
    /// Who was called is served, by the case that began for him when there is one. Who came without a ticket has only his line of the guest
    /// book: it tells the case.
    /// </summary>
    public async Task<bool> ServeAsync(Office office, string id, Actor actor, string? caseId, CancellationToken ct)
    {
        var region = office.Region.Code;
        return await MoveAsync(office, id, actor, [Called, Served], Served, null, caseId, ct)
            || caseId is not null
                && 1
                    == await db
                        .Visits.Where(v => v.Id == id && v.Region == region && v.State == null && (v.CaseId == null || v.CaseId == caseId))
                        .ExecuteUpdateAsync(set => set.SetProperty(v => v.CaseId, caseId), ct);
    }

    /// <summary>What somebody drew or wrote for whom a case began; null when he came without.</summary>
    public Task<VisitRow?> OfCaseAsync(string caseId, CancellationToken ct) =>
        db.Visits.AsNoTracking().OrderBy(v => v.TakenAt).FirstOrDefaultAsync(v => v.CaseId == caseId, ct);

    public Task<VisitRow?> FindAsync(Office office, string id, CancellationToken ct)
    {
        var region = office.Region.Code;
        return db.Visits.AsNoTracking().FirstOrDefaultAsync(v => v.Id == id && v.Region == region, ct);
    }

    /// <summary>Everybody of a day at a place, in order of number.</summary>
    public async Task<IReadOnlyList<VisitRow>> OfDayAsync(Office office, Place place, string day, CancellationToken ct)
    {
        var (region, there) = (office.Region.Code, place.Code);
        return await db
            .Visits.AsNoTracking()
            .Where(v => v.Region == region && v.Place == there && v.Day == day)
            .OrderBy(v => v.Number)
            .ThenBy(v => v.GuestNo)
            .Take(1000)
            .ToListAsync(ct);
    }

    public Visitor? VisitorOf(VisitRow row) => seal.Open(row);

    // Two who write at once come to the same number: the database refuses one of them, and he counts again.
    private async Task<int> NextGuestAsync(string region, string place, int year, CancellationToken ct) =>
        (await db.Visits.Where(v => v.Region == region && v.Place == place && v.Year == year).MaxAsync(v => v.GuestNo, ct) ?? 0) + 1;

    // One statement: of two counters that press at once, one moves it.
    private async Task<bool> MoveAsync(
        Office office,
        string id,
        Actor actor,
        string[] from,
        string to,
        string? counter,
        string? caseId,
        CancellationToken ct
    )
    {
        var (region, now) = (office.Region.Code, (DateTimeOffset?)clock.GetUtcNow());
        var rows = db.Visits.Where(v => v.Id == id && v.Region == region && v.State != null && from.Contains(v.State));
        return 1
            == await (
                to switch
                {
                    Called => rows.ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(v => v.State, to)
                                .SetProperty(v => v.CalledAt, now)
                                .SetProperty(v => v.CalledBy, actor.Id)
                                .SetProperty(v => v.Counter, counter)
                                .SetProperty(v => v.Calls, v => v.Calls + 1)
                                .SetProperty(v => v.AbsentAt, (DateTimeOffset?)null),
                        ct
                    ),
                    Absent => rows.ExecuteUpdateAsync(set => set.SetProperty(v => v.State, to).SetProperty(v => v.AbsentAt, now), ct),
                    _ => rows.ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(v => v.State, to)
                                .SetProperty(v => v.ServedAt, v => v.ServedAt ?? now)
                                .SetProperty(v => v.CaseId, v => caseId ?? v.CaseId),
                        ct
                    ),
                }
            );
    }
}
