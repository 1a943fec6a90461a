using System.Text;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>What a comparison with sheets found; <paramref name="First"/> is the first thing that does not agree (Indonesian).</summary>
public sealed record HeadsReport(long Sheets, long Journals, string? First);

/// <summary>
/// Compares a database with the daily sheets that an office kept elsewhere (trust.md 7.2): a rewritten entry, a cut tail, a missing case
/// and a missing day are named, also when the chains in the database were computed anew.
/// </summary>
public sealed class HeadsCheck(Database database)
{
    private const int AtOnce = 500;

    /// <param name="lines">Lines of the files of any number of regions, each region's in their order.</param>
    /// <param name="isSigned">Whether a signature over the bytes is by the key of this installation.</param>
    public async Task<HeadsReport> RunAsync(IEnumerable<string> lines, Func<byte[], byte[], bool> isSigned, CancellationToken ct)
    {
        var trail = new HeadsTrail();
        await using var db = database.NewContext();
        var kept = new List<(string Region, long No, string Text)>();
        foreach (var line in lines)
        {
            if (HeadsSheet.OfLine(line) is not var (text, signature) || HeadsSheet.Read(text) is not { } sheet)
                return new(trail.Sheets, trail.Heads.Count, $"Baris {trail.Sheets + 1} bukan lembar segel.");
            if (!isSigned(Encoding.UTF8.GetBytes(text), signature))
                return new(trail.Sheets, trail.Heads.Count, $"Tanda tangan lembar {sheet.Region} {sheet.No} tidak sah.");
            if (trail.Add(sheet, text) is { } gap)
                return new(trail.Sheets, trail.Heads.Count, gap);
            kept.Add((sheet.Region, sheet.No, text));
        }
        var first = await RowsAsync(db, kept, ct) ?? await JournalsAsync(db, trail, ct) ?? await OfficesAsync(db, trail, ct);
        return new(trail.Sheets, trail.Heads.Count, first);
    }

    /// <summary>The database's own copy of the sheets: one that is away or other than the file's.</summary>
    private static async Task<string?> RowsAsync(AppDb db, List<(string Region, long No, string Text)> kept, CancellationToken ct)
    {
        foreach (var few in kept.GroupBy(k => k.Region, StringComparer.Ordinal).SelectMany(g => g.Chunk(AtOnce)))
        {
            var (region, from, to) = (few[0].Region, few[0].No, few[^1].No);
            var rows = await db
                .DailyHeads.AsNoTracking()
                .Where(r => r.Region == region && r.No >= from && r.No <= to)
                .ToDictionaryAsync(r => r.No, r => r.Text, ct);
            foreach (var one in few)
            {
                if (!rows.TryGetValue(one.No, out var text))
                    return $"Lembar {region} {one.No} tidak ada: basis data lebih tua daripada berkas segel, atau lembarnya dihapus.";
                if (text != one.Text)
                    return $"Lembar {region} {one.No} di basis data berbeda dari yang disimpan kantor.";
            }
        }
        return null;
    }

    private static async Task<string?> JournalsAsync(AppDb db, HeadsTrail trail, CancellationToken ct)
    {
        foreach (var few in trail.Heads.Values.Chunk(AtOnce))
        {
            var ids = few.Select(h => h.Id).ToArray();
            var heads = await db
                .CaseHeads.AsNoTracking()
                .Where(h => ids.Contains(h.Id))
                .ToDictionaryAsync(h => h.Id, h => (h.CaseKey, h.Version), StringComparer.Ordinal, ct);
            foreach (var one in few.Where(o => !heads.ContainsKey(o.Id)))
                return $"Berkas {one.Id} tidak ada lagi di basis data.";
            var places = few.ToDictionary(one => heads[one.Id].CaseKey * EntryRow.Span + one.Version);
            var keys = places.Keys.ToArray();
            var hashes = await db.Journal.AsNoTracking().Where(e => keys.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Hash, ct);
            foreach (var (place, one) in places)
            {
                if (!hashes.TryGetValue(place, out var hash))
                    return $"Jurnal {one.Id} terpotong: entri {one.Version} sudah disegel, tetapi tidak ada lagi.";
                if (HeadsSheet.Hex(hash) != one.Hash)
                    return $"Jurnal {one.Id} ditulis ulang: entri {one.Version} bukan yang disegel.";
            }
        }
        return null;
    }

    private static async Task<string?> OfficesAsync(AppDb db, HeadsTrail trail, CancellationToken ct)
    {
        foreach (var (region, sheet) in trail.Last)
        {
            if (sheet.Office is { } office)
            {
                var key = await db.OfficeHeads.AsNoTracking().Where(h => h.Id == region).Select(h => h.OfficeKey).SingleOrDefaultAsync(ct);
                var place = key * EntryRow.Span + office.Version;
                var hash = await db.OfficeJournal.AsNoTracking().Where(e => e.Id == place).Select(e => e.Hash).SingleOrDefaultAsync(ct);
                if (hash is null || HeadsSheet.Hex(hash) != office.Hash)
                    return $"Buku kantor {region}: catatan {office.Version} bukan yang disegel atau tidak ada lagi.";
            }
            if (sheet.Access is { } access)
            {
                var hash = await db
                    .AccessBlocks.AsNoTracking()
                    .Where(b => b.Region == region && b.No == access.Version)
                    .Select(b => b.Hash)
                    .SingleOrDefaultAsync(ct);
                if (hash is null || HeadsSheet.Hex(hash) != access.Hash)
                    return $"Catatan pembukaan data {region}: blok {access.Version} bukan yang disegel atau tidak ada lagi.";
            }
        }
        return null;
    }
}
