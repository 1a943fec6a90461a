using System.Data.Common;
using Jkn.Workflows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Health;

/// <summary>Which database this is and whether it answers.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<AppDb> databases, IOptions<DataOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public string Kind => options.Value.Provider == DataProvider.Postgres ? "PostgreSQL" : "SQLite";

    public async Task<bool> IsReachableAsync(CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Patience);
        try
        {
            await using var db = await databases.CreateDbContextAsync(limited.Token);
            return await db.Database.CanConnectAsync(limited.Token);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
