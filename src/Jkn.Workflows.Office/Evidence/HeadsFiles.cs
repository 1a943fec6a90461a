using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Journals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Evidence;

/// <summary>
/// The daily sheets outside the database: one file for each region, a line for each sheet, only ever appended. What a node missed is
/// appended at its next round, from the rows.
/// </summary>
internal sealed partial class HeadsFiles(
    IDbContextFactory<AppDb> databases,
    IOptions<EvidenceOptions> options,
    Folders folders,
    ILogger<HeadsFiles> log
)
{
    public string Folder => options.Value.FolderIn(folders.Data);

    public string FileOf(string region) => Path.Combine(Folder, $"{(region == "*" ? "pusat" : region)}.jsonl");

    /// <summary>
    /// Brings a region's file up to the rows. False when the file holds more than the rows do: then the database is older than its own
    /// evidence (a restore, or sheets removed), and nothing is written.
    /// </summary>
    public async Task<bool> AppendAsync(string region, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        var file = FileOf(region);
        var held = File.Exists(file) ? File.ReadLines(file).LongCount() : 0;
        await using var db = await databases.CreateDbContextAsync(ct);
        var last = await db.DailyHeads.Where(r => r.Region == region).MaxAsync(r => (long?)r.No, ct) ?? 0;
        if (held > last)
        {
            LogOlder(region, held, last);
            return false;
        }
        var missing = await db
            .DailyHeads.AsNoTracking()
            .Where(r => r.Region == region && r.No > held)
            .OrderBy(r => r.No)
            .Select(r => HeadsSheet.Line(r.Text, r.Signature))
            .ToListAsync(ct);
        if (missing.Count > 0)
            await File.AppendAllLinesAsync(file, missing, ct);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Evidence of {Region}: the file has {Held} sheets, the database {Last}")]
    private partial void LogOlder(string region, long held, long last);
}
