using System.Security.Cryptography;
using System.Text;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Settings;

/// <summary>
/// When a region's calendar or settings differ from those that the last start saw, the promises of its open cases are computed anew, once;
/// also when somebody changes them. Each moved promise is a fact in its case's journal, with the cause. A node that stops half-way begins
/// again at the next start: renewing twice changes nothing.
/// </summary>
internal sealed partial class PromiseSweep(
    Offices offices,
    CaseDesk desk,
    CaseReader reader,
    IDbContextFactory<AppDb> databases,
    OfficeClock clock,
    ILogger<PromiseSweep> log
) : BackgroundService
{
    private readonly SemaphoreSlim changed = new(0);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30),
        Longest = TimeSpan.FromMinutes(10);

    // What is read and computed on this thread takes longer than what is then stored on the writer's: an officer's command mostly finds
    // that free.
    private const int AtOnce = 32;

    private const string Cause = "pengaturan atau kalender daerah berubah";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            foreach (var office in offices.All)
            {
                while (!await TryAsync(office, stoppingToken))
                    await Task.Delay(Pause, stoppingToken);
            }
            // A rule may begin today, or another node took a change.
            await changed.WaitAsync(Longest, stoppingToken);
        }
    }

    /// <summary>Somebody changed a calendar or setting on this node: look again now, not at the next start.</summary>
    public void Again()
    {
        if (changed.CurrentCount == 0)
            changed.Release();
    }

    public override void Dispose()
    {
        changed.Dispose();
        base.Dispose();
    }

    /// <summary>False when the database was away, or another node was at the same row: both pass.</summary>
    private async Task<bool> TryAsync(Office office, CancellationToken ct)
    {
        try
        {
            await RunAsync(office, ct);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e, office.Region.Code);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Promises of region {Region} could not be renewed now")]
    private partial void LogFailed(Exception e, string region);

    [LoggerMessage(Level = LogLevel.Information, Message = "Promises of region {Region}: {Renewed} of {Open} open cases were renewed")]
    private partial void LogRenewed(string region, int renewed, int open);

    internal async Task RunAsync(Office office, CancellationToken ct)
    {
        var region = office.Region.Code;
        await using var db = await databases.CreateDbContextAsync(ct);
        var seen = await db.PromisePrints.SingleOrDefaultAsync(s => s.Region == region, ct);
        var print = Fingerprint(office);
        if (seen?.Print == print)
            return;
        if (seen is not null)
        {
            var renewed = 0;
            var open = await db
                .Cases.AsNoTracking()
                .Where(c => c.Region == region && c.ClosedAt == null && c.PromiseDate != null)
                .Select(c => c.Id)
                .ToListAsync(ct);
            foreach (var few in open.Chunk(AtOnce))
            {
                var moved = (await reader.LoadManyAsync(few, ct))
                    .Select(state => Renewed(office, state))
                    .OfType<(string, Command)>()
                    .ToList();
                if (moved.Count > 0)
                    await desk.RunManyAsync(office, moved, ct);
                renewed += moved.Count;
            }
            LogRenewed(region, renewed, open.Count);
            seen.Print = print;
        }
        else
            db.PromisePrints.Add(new PromisePrintRow { Region = region, Print = print });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Decided ahead, off the writer's thread: a promise that stays costs officers nothing, one that moves next to nothing. Null when it
    /// stays.
    /// </summary>
    private (string, Command)? Renewed(Office office, CaseState state)
    {
        var command = new RenewPromise(Cause);
        var decided = command.Decide(new Deciding(state, office, Actor.System, clock.GetUtcNow(), new Known(), command.Name));
        return decided.Events is [CaseEvent.PromiseMade made] ? (state.Id, command with { Ahead = (state.Version, made) }) : null;
    }

    /// <summary>What a promise rests on: rule, batches, hours, activation, and which days of the known years are worked.</summary>
    private static string Fingerprint(Office office)
    {
        var region = office.Region;
        var text = new StringBuilder()
            .Append(region.Promise)
            .Append(string.Join('|', region.Batches))
            .Append(string.Join('|', region.Batches.SelectMany(b => b.Recaps)))
            .Append(string.Join('|', region.Activation));
        var today = NodaTime.LocalDate.FromDateTime(DateTime.UnixEpoch).PlusYears(50);
        for (var date = today; date.Year < 2060; date = date.PlusDays(1))
        {
            if (office.Calendar.KnowsYear(date.Year))
                text.Append(office.Time.IsServiceDay(date) ? office.Time.CloseOf(date).ToString() : "-");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
