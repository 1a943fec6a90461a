using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Visits;

/// <summary>Where an officer serves today: with one place there is nothing to ask; with more, his superior or he himself says it.</summary>
internal sealed class PlaceDuties(AppDb db, OfficeClock clock)
{
    /// <summary>Who serves at the counter and is therefore placed.</summary>
    public static readonly string[] Placed = [Roles.FrontOffice, Roles.Information, Roles.BackOffice];

    /// <summary>Who places others.</summary>
    public static readonly string[] MayAssign = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary, Roles.AgencyHead];

    internal sealed record Duty(string AccountId, string Name, string? Place, string? By);

    public static Rejection Missing =>
        new("duty-missing", "Anda belum ditempatkan hari ini. Pilih tempat layanan pada Antrian & tamu, atau minta atasan menetapkannya.");

    /// <summary>Why somebody may not touch a visit: it belongs to another place than his of today. Null when he may.</summary>
    public async Task<Rejection?> ElsewhereAsync(Office office, Actor actor, VisitRow row, CancellationToken ct) =>
        await OfAsync(office, actor, ct) is not { } place ? Missing
        : place.Code == row.Place ? null
        : new("visit-elsewhere", $"Nomor ini milik {LabelOf(office, row.Place)}; hanya petugas di sana yang memanggil dan mencatatnya.");

    public static string LabelOf(Office office, string place) => office.Region.PlaceOf(place)?.Label ?? place;

    /// <summary>The place where he serves today; null when nobody has said it yet.</summary>
    public async Task<Place?> OfAsync(Office office, Actor actor, CancellationToken ct)
    {
        if (office.Region.Places is [var only])
            return only;
        var day = office.DateOf(clock.GetUtcNow());
        return await RowAsync(office.Region.Code, day, actor.Id, ct) is { } row ? office.Region.PlaceOf(row.Place) : null;
    }

    /// <summary>
    /// He says himself where he serves today. Where his superior has said it, only the superior changes it. Null when it stands.
    /// </summary>
    public async Task<Rejection?> TakeAsync(Office office, Actor actor, string? place, CancellationToken ct)
    {
        var day = office.DateOf(clock.GetUtcNow());
        if (await RowAsync(office.Region.Code, day, actor.Id, ct) is { } row && row.AssignedBy != actor.Id && row.Place != place)
            return new("place-assigned", "Atasan sudah menetapkan tempat tugas Anda hari ini; minta atasan mengubahnya.", "place");
        return await SetAsync(office, actor, day, actor.Id, place, ct);
    }

    /// <summary>A superior places somebody on a day, today or later.</summary>
    public async Task<Rejection?> AssignAsync(Office office, Actor actor, string day, string account, string? place, CancellationToken ct)
    {
        if (!actor.HasAny(MayAssign))
            return new("duty-not-yours", "Hanya atasan yang menempatkan petugas.");
        if (!NodaTime.Text.LocalDatePattern.Iso.Parse(day).Success)
            return Rejection.Unusable("date-invalid", "Tanggal tidak sah.", "day", "Tanggal tidak sah (yyyy-MM-dd).");
        if (string.CompareOrdinal(day, office.DateOf(clock.GetUtcNow())) < 0)
            return new("duty-past", "Hari yang sudah lewat tidak dapat diubah.", "day");
        if ((await OfDayAsync(office, day, ct)).All(d => d.AccountId != account))
            return new("officer-unknown", "Petugas ini tidak ada.", "account");
        return await SetAsync(office, actor, day, account, place, ct);
    }

    /// <summary>Everybody who is placed, by name, with his place of the day.</summary>
    public async Task<IReadOnlyList<Duty>> OfDayAsync(Office office, string day, CancellationToken ct)
    {
        var region = office.Region.Code;
        var people = await db
            .Accounts.AsNoTracking()
            .Where(a =>
                a.Region == region && !a.Disabled && db.AccountRoles.Any(r => r.AccountId == a.Id && Enumerable.Contains(Placed, r.Role))
            )
            .OrderBy(a => a.DisplayName)
            .Select(a => new { a.Id, a.DisplayName })
            .ToListAsync(ct);
        var duties = await db
            .PlaceDuties.AsNoTracking()
            .Where(d => d.Region == region && d.Day == day)
            .ToDictionaryAsync(d => d.AccountId, ct);
        return
        [
            .. people.Select(p =>
                duties.GetValueOrDefault(p.Id) is { } duty
                    ? new Duty(p.Id, p.DisplayName, duty.Place, duty.AssignedBy)
                    : new(p.Id, p.DisplayName, null, null)
            ),
        ];
    }

    private async Task<Rejection?> SetAsync(Office office, Actor actor, string day, string account, string? place, CancellationToken ct)
    {
        if (office.Region.PlaceOf(place) is not { } there)
            return Rejection.Unusable("place-unknown", "Tempat layanan ini tidak ada.", "place", "Pilih tempat layanan.");
        var region = office.Region.Code;
        var row = await db.PlaceDuties.FirstOrDefaultAsync(d => d.Region == region && d.Day == day && d.AccountId == account, ct);
        if (row?.Place == there.Code && row.AssignedBy == actor.Id)
            return null;
        if (row is null)
            db.PlaceDuties.Add(
                row = new()
                {
                    Region = region,
                    Day = day,
                    AccountId = account,
                    Place = there.Code,
                    AssignedBy = actor.Id,
                }
            );
        (row.Place, row.AssignedBy, row.AssignedAt) = (there.Code, actor.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }

    private Task<PlaceDutyRow?> RowAsync(string region, string day, string account, CancellationToken ct) =>
        db.PlaceDuties.AsNoTracking().FirstOrDefaultAsync(d => d.Region == region && d.Day == day && d.AccountId == account, ct);
}
