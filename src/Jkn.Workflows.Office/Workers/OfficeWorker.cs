using System.Collections.Frozen;
using System.Diagnostics;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Effects;
using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Application.Workers;

/// <summary>
/// The one background service of a node: fires due timers and runs effects. It sleeps until the earliest due row (at most five seconds) or
/// a commit's nudge, and claims by conditional update, so that nodes share the work without a leader. What was claimed and not finished
/// comes back by itself.
/// </summary>
internal sealed partial class OfficeWorker(
    WorkSource source,
    CaseDesk desk,
    CaseRegions regions,
    IEnumerable<EffectHandler> handlers,
    HouseRound house,
    Heartbeats beats,
    OfficeClock clock,
    TimeProvider machine,
    ILogger<OfficeWorker> log
) : BackgroundService
{
    private const int AtOnce = 64;

    /// <summary>Many clocks that ring at once are spread out while people work: a few, then nine times as long of nothing.</summary>
    private const int Gently = 8,
        RestFactor = 9;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5),
        LongestRest = TimeSpan.FromMilliseconds(300),
        Refresh = TimeSpan.FromSeconds(15);

    private readonly FrozenDictionary<string, EffectHandler> byKind = handlers
        .SelectMany(h => h.Kinds.Select(k => (k, h)))
        .ToFrozenDictionary(x => x.k, x => x.h);
    private readonly SemaphoreSlim nudge = new(0, 1);
    private DateTimeOffset refreshed;
    private bool peopleWork;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        source.Nudged += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                beats.Beat(nameof(OfficeWorker), TimeSpan.FromMinutes(1));
                try
                {
                    if (!await RoundAsync(stoppingToken))
                        await SleepAsync(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // A time-out of the driver comes as a cancellation of its own; only ours ends the service. The database may be away for
                    // a while: say so, wait, go on. Nothing claimed is lost.
                    LogRoundFailed(e);
                    await Task.Delay(LongestSleep, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopping: between items, never inside one
        }
        finally
        {
            source.Nudged -= Wake;
        }
    }

    /// <summary>One round of what is due now. False when there was nothing. Public to tests that play the worker themselves.</summary>
    internal async Task<bool> RoundAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() - refreshed > Refresh)
        {
            refreshed = clock.GetUtcNow();
            await house.RunAsync(ct);
        }
        var (served, began) = (desk.ServedPeople, Stopwatch.GetTimestamp());
        var timers = await source.ClaimTimersAsync(peopleWork ? Gently : AtOnce, ct);
        await Task.WhenAll(timers.Select(t => FireAsync(t, ct)));
        var effects = await source.ClaimOutboxAsync(AtOnce, ct);
        await Task.WhenAll(effects.Select(e => RunAsync(e, ct)));
        peopleWork = desk.ServedPeople != served;
        if (peopleWork && timers.Count >= Gently)
        {
            var rest = Stopwatch.GetElapsedTime(began) * RestFactor;
            await Task.Delay(rest < LongestRest ? rest : LongestRest, ct);
        }
        return timers.Count + effects.Count > 0;
    }

    private async Task FireAsync(TimerDue timer, CancellationToken ct)
    {
        try
        {
            if (await regions.OfAsync(timer.CaseId, ct) is not { } region)
                return;
            var answer = await desk.RunAsync(timer.CaseId, region, Actor.System, new TimerElapsed(timer.Key, timer.DueAt), ct);
            if (answer.Decision.Rejection is { } refusal)
                await source.PutOffAsync(timer, refusal.Code, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogTimerFailed(e, timer.CaseId, timer.Key);
            await source.PutOffAsync(timer, e.GetType().Name, ct);
        }
    }

    private async Task RunAsync(OutboxItem item, CancellationToken ct)
    {
        try
        {
            if (!byKind.TryGetValue(item.Kind, out var handler))
                throw new EffectFailedException("effect-kind-unknown");
            await handler.RunAsync(new Effect(item.Kind, item.Key, item.Payload), item, ct);
            await source.DoneAsync(item, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (e is EffectFailedException)
                LogEffectRefused(item.Id, item.Kind, e.Message);
            else
                LogEffectFailed(e, item.Id, item.Kind);
            await source.PutOffAsync(item, e is EffectFailedException ? e.Message : e.GetType().Name, ct);
        }
    }

    private async Task SleepAsync(CancellationToken ct)
    {
        var wait = LongestSleep;
        if (await source.NextDueAsync(clock.GetUtcNow(), machine.GetUtcNow(), ct) is { } left && left < wait)
            wait = left < TimeSpan.FromMilliseconds(5) ? TimeSpan.FromMilliseconds(5) : left;
        await nudge.WaitAsync(wait, ct);
    }

    private void Wake()
    {
        // Called on a writing thread: only a signal, and one is enough.
        if (nudge.CurrentCount > 0)
            return;
        try
        {
            nudge.Release();
        }
        catch (SemaphoreFullException)
        {
            // another writer was first: the worker is awake
        }
    }

    public override void Dispose()
    {
        nudge.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the worker failed")]
    private partial void LogRoundFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {Key} of case {CaseId} failed")]
    private partial void LogTimerFailed(Exception e, string caseId, string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Effect {Id} ({Kind}) refused {Code}")]
    private partial void LogEffectRefused(long id, string kind, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Effect {Id} ({Kind}) failed")]
    private partial void LogEffectFailed(Exception e, long id, string kind);
}
