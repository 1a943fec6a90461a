using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Retention;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Retention;

/// <summary>
/// Carries out approved proposals: each case, or the health papers of one, by a command of its own, then what lies beside a case's journal
/// (messages, visits, drafts), then its line. At least once on any node: what is destroyed already is only tidied up again. What is held by
/// now, or cannot go any more, stays and says so.
/// </summary>
internal sealed partial class DestructionSweep(
    IDbContextFactory<AppDb> databases,
    CaseDesk desk,
    Offices offices,
    OfficeClock clock,
    ILogger<DestructionSweep> log
) : BackgroundService
{
    private const string GoneText = "(dimusnahkan)";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim approved = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await RunAsync(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // The database may be away: what was not ticked off is taken up at the next look.
                    LogFailed(e);
                }
                // Real time on purpose: a test's clock may stand still. The other node's approvals are found by looking.
                await approved.WaitAsync(Look, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopping: lines that are not ticked off wait for the next start
        }
    }

    /// <summary>Something was approved on this node: begin now.</summary>
    public void Again()
    {
        if (approved.CurrentCount == 0)
            approved.Release();
    }

    public override void Dispose()
    {
        approved.Dispose();
        base.Dispose();
    }

    /// <summary>Everything that is approved and not done.</summary>
    internal async Task RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var proposal in await db.Destructions.AsNoTracking().Where(d => d.State == DestructionRules.Approved).ToListAsync(ct))
        {
            if (offices.Find(proposal.Region) is not { } office)
                continue;
            var ground =
                $"Berita acara pemusnahan nomor {proposal.No} tanggal "
                + $"{Domain.Clocks.Indonesian.Date(office.Time.Local(proposal.DecidedAt!.Value).Date)}";
            foreach (
                var line in await db
                    .DestructionLines.AsNoTracking()
                    .Where(l => l.DestructionId == proposal.Id && l.Outcome == null)
                    .OrderBy(l => l.No)
                    .ToListAsync(ct)
            )
                await DestroyAsync(db, office, line, ground, ct);
            var now = clock.GetUtcNow();
            await db
                .Destructions.Where(d => d.Id == proposal.Id && d.State == DestructionRules.Approved)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(d => d.State, DestructionRules.Done)
                            .SetProperty(d => d.Standing, (bool?)null)
                            .SetProperty(d => d.DoneAt, now),
                    ct
                );
            LogDone(proposal.Region, proposal.Id);
        }
    }

    private async Task DestroyAsync(AppDb db, Office office, DestructionLineRow line, string ground, CancellationToken ct)
    {
        var papers = line.Kind == HealthPapers.Kind;
        Command destroy = papers
            ? new DestroyHealthPapers([.. (await HealthPaperFiles.CodesAsync(db, [line.CaseId], office.Region, ct))[line.CaseId]], ground)
            : new DestroyCase(ground);
        var refusal = (await desk.RunAsync(line.CaseId, office.Region.Code, Actor.System, destroy, ct)).Decision.Rejection;
        var gone = refusal is null or { Code: "case-destroyed" or "papers-destroyed" };
        if (gone && !papers)
        {
            var id = line.CaseId;
            await db
                .Notices.Where(n => n.CaseId == id)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(n => n.Text, GoneText)
                            .SetProperty(n => n.Subject, GoneText)
                            .SetProperty(n => n.Destination, (byte[]?)null),
                    ct
                );
            await db.Visits.Where(v => v.CaseId == id).ExecuteUpdateAsync(s => s.SetProperty(v => v.Guest, (byte[]?)null), ct);
            await db.Drafts.Where(d => d.Page.Contains(id)).ExecuteDeleteAsync(ct);
        }
        if (!gone)
            LogKept(line.CaseId, refusal!.Code);
        var now = clock.GetUtcNow();
        var outcome = gone ? DestructionRules.Destroyed : DestructionRules.Kept;
        await db
            .DestructionLines.Where(l => l.DestructionId == line.DestructionId && l.No == line.No)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Outcome, outcome).SetProperty(l => l.DoneAt, now), ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Approved destructions could not be carried out now")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "Region {Region}: destruction {Id} is done")]
    private partial void LogDone(string region, string id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId} was not destroyed: {Code}")]
    private partial void LogKept(string caseId, string code);
}
