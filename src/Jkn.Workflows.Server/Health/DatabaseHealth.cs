using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Health;

/// <summary>Which database this is, and whether work can be stored in it: a row is written and read back, within patience.</summary>
internal sealed partial class DatabaseHealth(StoreProbe probe, IOptions<DataOptions> options, ILogger<DatabaseHealth> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public string Kind => options.Value.Provider == DataProvider.Postgres ? "PostgreSQL" : "SQLite";

    public async Task<bool> IsReachableAsync(CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Patience);
        try
        {
            return await probe.RunAsync(limited.Token).WaitAsync(Patience, ct);
        }
        // whatever the driver says of it, the answer is the same: not ready
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogUnable(e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database could not be written or read")]
    private partial void LogUnable(Exception e);
}
