using System.Text.Json;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// All journals as lines of JSON for a check without the server (trust.md 7.2): name, version, who, when, the facts as they are hashed.
/// Personal values stay sealed; without the key ring nobody reads them.
/// </summary>
public sealed class JournalExport(Database database)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>An entry. At: milliseconds since 1970; bytes in base64.</summary>
    private sealed record Line(
        string Journal,
        long Version,
        long At,
        string By,
        string Command,
        string? Capacity,
        string? ActingFor,
        byte[] Events,
        byte[]? Sealed,
        byte[] Hash
    );

    private sealed record Block(string Access, long No, byte[] Lines, byte[] Hash);

    /// <summary>Returns how many lines were written.</summary>
    public async Task<long> WriteAsync(TextWriter to, CancellationToken ct)
    {
        await using var db = database.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var lines = 0L;
        var cases = await db.CaseHeads.AsNoTracking().ToDictionaryAsync(h => h.CaseKey, h => h.Id, ct);
        lines += await WriteAsync(to, db.Journal, cases, ct);
        var offices = await db.OfficeHeads.AsNoTracking().ToDictionaryAsync(h => h.OfficeKey, h => OfficeStore.NameOf(h.Id), ct);
        lines += await WriteAsync(to, db.OfficeJournal, offices, ct);
        var blocks = db.AccessBlocks.AsNoTracking().OrderBy(b => b.Region).ThenBy(b => b.No).AsAsyncEnumerable();
        await foreach (var block in blocks.WithCancellation(ct))
        {
            await to.WriteLineAsync(JsonSerializer.Serialize(new Block(block.Region, block.No, block.Lines, block.Hash), Options));
            lines++;
        }
        return lines;
    }

    private static async Task<long> WriteAsync(
        TextWriter to,
        IQueryable<EntryRow> journal,
        Dictionary<long, string> names,
        CancellationToken ct
    )
    {
        var lines = 0L;
        await foreach (var row in journal.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            var line = new Line(
                names.GetValueOrDefault(row.Owner, $"#{row.Owner}"),
                row.Version,
                row.MadeAt.ToUnixTimeMilliseconds(),
                row.MadeBy,
                row.Command,
                row.Capacity,
                row.ActingFor,
                row.Events,
                row.Sealed,
                row.Hash
            );
            await to.WriteLineAsync(JsonSerializer.Serialize(line, Options));
            lines++;
        }
        return lines;
    }
}
