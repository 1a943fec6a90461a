using System.Collections.Concurrent;

namespace Jkn.Workflows.Application.Reports;

/// <summary>Figures that take too long for a request: reckoned beside it, for one region at a time once, a failure in the log.</summary>
internal sealed partial class BesideRequests(IHostApplicationLifetime life, ILogger log)
{
    private readonly ConcurrentDictionary<string, byte> working = new(StringComparer.Ordinal);

    public bool IsWorking(string region) => working.ContainsKey(region);

    /// <summary>Begins unless it is under way for that region; ends with the server.</summary>
    public void Begin(string region, Func<CancellationToken, Task> reckon)
    {
        if (working.TryAdd(region, 0))
            _ = Task.Run(() => RunAsync(region, reckon, life.ApplicationStopping), CancellationToken.None);
    }

    private async Task RunAsync(string region, Func<CancellationToken, Task> reckon, CancellationToken ct)
    {
        try
        {
            await reckon(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception e)
        {
            LogFailed(log, e, region);
        }
        finally
        {
            working.TryRemove(region, out _);
        }
    }

    [LoggerMessage(LogLevel.Error, "The figures of {region} could not be reckoned.")]
    private static partial void LogFailed(ILogger log, Exception failure, string region);
}
