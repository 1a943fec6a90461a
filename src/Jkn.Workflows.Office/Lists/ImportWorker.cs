using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Participants;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Lists;

/// <summary>
/// Opens the cases of lists that somebody let be opened. A claim moves the row ahead in time; a node that dies leaves it to the next one,
/// which finds the cases already there and goes on.
/// </summary>
internal sealed partial class ImportWorker(
    IDbContextFactory<AppDb> databases,
    CaseDesk desk,
    ImportSeal seal,
    Heartbeats beats,
    OfficeClock clock,
    ILogger<ImportWorker> log
) : BackgroundService
{
    private const int AtOnce = 16,
        ReportEvery = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5),
        Pause = TimeSpan.FromSeconds(2);

    /// <summary>How long the rows of a list are kept after it was opened or left lying.</summary>
    public static readonly TimeSpan KeepRows = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                beats.Beat(nameof(ImportWorker), TimeSpan.FromMinutes(1));
                try
                {
                    while (await RoundAsync(stoppingToken))
                        beats.Beat(nameof(ImportWorker), TimeSpan.FromMinutes(1));
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // The database may be away for a while: the claim runs out and the list is taken up again.
                    LogFailed(e);
                }
                // Real time on purpose: a test's clock may stand still.
                await Task.Delay(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopping: what was opened stays, the rest is taken up by whoever comes next
        }
    }

    /// <summary>Opens one list. False when none waits.</summary>
    internal async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var old = now - KeepRows;
        await db
            .Imports.Where(i => i.CreatedAt < old && i.Sealed != null && i.State != BnbaImports.Opening)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Sealed, (byte[]?)null), ct);
        var waiting = await db
            .Imports.AsNoTracking()
            .Where(i => i.State == BnbaImports.Opening && i.ReadyAt <= now)
            .OrderBy(i => i.ReadyAt)
            .FirstOrDefaultAsync(ct);
        if (waiting is null)
            return false;
        var until = now + Lease;
        if (
            await db
                .Imports.Where(i => i.Id == waiting.Id && i.State == BnbaImports.Opening && i.ReadyAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.ReadyAt, until), ct) == 0
        )
            return true;
        await OpenAsync(db, waiting, ct);
        return true;
    }

    private async Task OpenAsync(AppDb db, ImportRow import, CancellationToken ct)
    {
        var by = JsonSerializer.Deserialize<OpenedBy>(import.OpenedBy!)!;
        var actor = new Actor(by.Id, by.Name, import.Region, [.. by.Roles]);
        var choices = ImportNotes.Read(import.Choices);
        var families = ImportFamilies.Of(seal.Open(import), choices);
        OpenListedFamily Opening(IReadOnlyList<RowVerdict> family) =>
            new(ImportFamilies.CaseIdOf(import.Id, family), import.Sop, [.. family.Select(r => r.Person)], import.Id, by.Letter);
        var (opened, refusals) = (0, new SortedDictionary<int, string>());
        foreach (var part in families.Chunk(ReportEvery))
        {
            foreach (var some in part.Chunk(AtOnce))
            {
                var answers = await Task.WhenAll(
                    some.Select(Opening).Select(opening => desk.RunAsync(opening.Id, import.Region, actor, opening, creates: true, ct))
                );
                foreach (var (family, answer) in some.Zip(answers))
                {
                    if (answer.Decision.Rejection is not { } no)
                        opened++;
                    else
                        foreach (var row in family)
                            refusals[row.Row] = no.Code;
                }
            }
            var (done, refused, until) = (opened, refusals.Count, clock.GetUtcNow() + Lease);
            beats.Beat(nameof(ImportWorker), TimeSpan.FromMinutes(1));
            await db
                .Imports.Where(i => i.Id == import.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(i => i.Opened, done).SetProperty(i => i.Refused, refused).SetProperty(i => i.ReadyAt, until),
                    ct
                );
        }
        var (state, told) = (BnbaImports.Done, ImportNotes.Write(refusals));
        await db
            .Imports.Where(i => i.Id == import.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, state).SetProperty(i => i.Refusals, told), ct);
        LogOpened(import.Id, opened, refusals.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "List {ImportId}: {Opened} cases opened, {Refused} rows refused")]
    private partial void LogOpened(string importId, int opened, int refused);

    [LoggerMessage(Level = LogLevel.Error, Message = "Opening cases of a list failed")]
    private partial void LogFailed(Exception e);
}
