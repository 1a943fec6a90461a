using System.Globalization;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Visits;

/// <summary>The guest book and the queue's book as registers of a year.</summary>
internal sealed class VisitBooks(AppDb db, VisitorSeal seal)
{
    /// <summary>A year of one of the two books of a place, its columns named as the region's register names them.</summary>
    public async Task<IReadOnlyList<RegisterLine>> BookAsync(
        Office office,
        Place place,
        string book,
        int year,
        int after,
        int take,
        CancellationToken ct
    )
    {
        var (region, there) = (office.Region.Code, place.Code);
        var rows = db.Visits.AsNoTracking().Where(v => v.Region == region && v.Place == there && v.Year == year);
        if (book == CounterBooks.Guests)
            return
            [
                .. (await rows.Where(v => v.GuestNo > after).OrderBy(v => v.GuestNo).Take(take).ToListAsync(ct)).Select(v =>
                    Line(v, v.GuestNo!.Value, office)
                ),
            ];
        return
        [
            .. (
                await rows.Where(v => v.Number != null).OrderBy(v => v.Day).ThenBy(v => v.Number).Skip(after).Take(take).ToListAsync(ct)
            ).Select((v, i) => QueueLine(v, after + i + 1, office, place)),
        ];
    }

    private RegisterLine Line(VisitRow row, int number, Office office)
    {
        var visitor = seal.Open(row);
        return new(CounterBooks.Guests, row.Year, number, visitor is null ? "Data tamu dimusnahkan setelah masa simpan" : "", row.TakenAt)
        {
            Columns = Columns(
                ("waktu", Hour(row.TakenAt, office)),
                ("nama", visitor?.Name),
                ("alamat", visitor?.Address),
                ("keperluan", visitor?.Matter),
                ("telepon", visitor?.Phone)
            ),
        };
    }

    private static RegisterLine QueueLine(VisitRow row, int number, Office office, Place place) =>
        new(CounterBooks.Queue, row.Year, number, "", row.TakenAt)
        {
            Columns = Columns(
                ("nomor", place.Ticket(row.Number)),
                ("loket", row.Counter),
                ("diambil", Hour(row.TakenAt, office)),
                ("dipanggil", Hour(row.CalledAt, office)),
                ("dilayani", Hour(row.ServedAt, office)),
                ("tidakHadir", Hour(row.AbsentAt, office))
            ),
        };

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Columns(
        params ReadOnlySpan<(string Name, string? Value)> columns
    )
    {
        var made = System.Collections.Immutable.ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in columns)
        {
            if (!string.IsNullOrEmpty(value))
                made[name] = value;
        }
        return made.ToImmutable();
    }

    private static string? Hour(DateTimeOffset? at, Office office) =>
        at is { } then ? office.LocalOf(then).ToString("HH.mm", CultureInfo.InvariantCulture) : null;
}
