using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Notices;

/// <summary>
/// Sends what is ready, tries again with longer and longer pauses, and gives up in the open: what could not be delivered comes to the
/// counter as paper. A claim moves the row ahead in time, so that two nodes never send the same at once; after a crash in the middle of
/// sending a message may go out twice, never not at all.
/// </summary>
internal sealed partial class NoticeSender(
    IDbContextFactory<AppDb> databases,
    NoticeChannel channel,
    NoticeSeal seal,
    NoticeStops stops,
    IOptions<NoticeOptions> options,
    Heartbeats beats,
    OfficeClock clock,
    ILogger<NoticeSender> log
) : BackgroundService
{
    public const string Ready = "SIAP",
        Sent = "TERKIRIM",
        Failed = "GAGAL",
        ToPrint = "CETAK",
        Delivered = "DISAMPAIKAN",
        Cancelled = "DIBATALKAN";

    private const int AtOnce = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5),
        Pause = TimeSpan.FromSeconds(3),
        LongestWait = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                beats.Beat(nameof(NoticeSender), TimeSpan.FromMinutes(2));
                try
                {
                    while (await RoundAsync(stoppingToken) > 0)
                        beats.Beat(nameof(NoticeSender), TimeSpan.FromMinutes(2));
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // The database may be away for a while; what was claimed comes back.
                    LogFailed(e);
                }
                await Task.Delay(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopping: between messages
        }
    }

    /// <summary>One round of what may leave now; how many were tried.</summary>
    internal async Task<int> RoundAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var due = await db
            .Notices.AsNoTracking()
            .Where(n => n.State == Ready && n.ReadyAt <= now)
            .OrderBy(n => n.ReadyAt)
            .Take(AtOnce)
            .ToListAsync(ct);
        var tried = 0;
        foreach (var notice in due)
        {
            var until = now + Lease;
            if (
                await db
                    .Notices.Where(n => n.Id == notice.Id && n.State == Ready && n.ReadyAt <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadyAt, until).SetProperty(n => n.Attempts, n => n.Attempts + 1), ct)
                == 0
            )
                continue;
            tried++;
            await TryAsync(db, notice, (notice.Attempts ?? 0) + 1, ct);
        }
        return tried;
    }

    private async Task TryAsync(AppDb db, NoticeRow notice, int attempt, CancellationToken ct)
    {
        var destination = seal.Open(notice);
        var stopped = await stops.WhyAsync(db, notice, destination, ct);
        if (stopped == NoticeStops.Over)
        {
            await db.Notices.Where(n => n.Id == notice.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.State, Cancelled), ct);
            return;
        }
        var came = stopped is null
            ? await channel.SendAsync(new(notice.Channel, destination, notice.Subject, notice.Text, notice.WhatsAppTemplate), ct)
            : new Notices.Delivered(null, stopped);
        var mine = db.Notices.Where(n => n.Id == notice.Id);
        var now = clock.GetUtcNow();
        if (came.Error is null)
        {
            await mine.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(n => n.State, Sent)
                        .SetProperty(n => n.SentAt, now)
                        .SetProperty(n => n.Receipt, came.Receipt)
                        .SetProperty(n => n.LastError, (string?)null),
                ct
            );
            LogSent(notice.Id, notice.Channel, attempt);
            return;
        }
        if (came.Again && attempt < options.Value.MostAttempts)
        {
            var then = now + Wait(attempt);
            await mine.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadyAt, then).SetProperty(n => n.LastError, came.Error), ct);
            LogPutOff(notice.Id, notice.Channel, attempt, came.Error);
            return;
        }
        await GiveUpAsync(db, notice, came.Error, now, ct);
        LogGivenUp(notice.Id, notice.Channel, attempt, came.Error);
    }

    /// <summary>
    /// Ends a message in the open: failed, with a paper slip in its place and the front office told. Once for each message.
    /// </summary>
    internal static async Task GiveUpAsync(AppDb db, NoticeRow notice, string code, DateTimeOffset now, CancellationToken ct)
    {
        // The person still has to hear it: by paper, at the counter. The office's own people have the page.
        if (!NoticeStops.IsOfStaff(notice) && !await db.Notices.AnyAsync(n => n.Id == notice.Id + "/kertas", ct))
        {
            db.Notices.Add(
                new NoticeRow
                {
                    Id = notice.Id + "/kertas",
                    Region = notice.Region,
                    CaseId = notice.CaseId,
                    Event = notice.Event,
                    Addressee = notice.Addressee,
                    Channel = NoticeChannels.Paper,
                    Subject = notice.Subject,
                    Text = notice.Text,
                    CreatedAt = now,
                    State = ToPrint,
                }
            );
            db.Notices.Add(
                new NoticeRow
                {
                    Id = notice.Id + "/gagal",
                    Region = notice.Region,
                    CaseId = notice.CaseId,
                    Event = "pemberitahuan-gagal",
                    Addressee = Roles.FrontOffice,
                    Channel = NoticeChannels.InApp,
                    Subject = "Pemberitahuan tidak sampai",
                    Text = "Pemberitahuan tidak sampai; serahkan slip kertas atau telepon.",
                    CreatedAt = now,
                }
            );
            await db.SaveChangesAsync(ct);
        }
        await db
            .Notices.Where(n => n.Id == notice.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, Failed).SetProperty(n => n.LastError, code), ct);
    }

    /// <summary>One minute, two, four … at most six hours.</summary>
    internal static TimeSpan Wait(int attempt) => TimeSpan.FromMinutes(Math.Min(Math.Pow(2, attempt - 1), LongestWait.TotalMinutes));

    [LoggerMessage(Level = LogLevel.Information, Message = "Notice {Id} sent by {Channel}, attempt {Attempt}")]
    private partial void LogSent(string id, string channel, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Notice {Id} by {Channel} put off after attempt {Attempt}: {Code}")]
    private partial void LogPutOff(string id, string channel, int attempt, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Id} by {Channel} given up after attempt {Attempt}: {Code}")]
    private partial void LogGivenUp(string id, string channel, int attempt, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending notices failed")]
    private partial void LogFailed(Exception e);
}
