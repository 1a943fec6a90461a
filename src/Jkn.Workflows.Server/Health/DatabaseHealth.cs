namespace Jkn.Workflows.Server.Health;

/// <summary>Which database this is and whether it answers.</summary>
internal sealed class DatabaseHealth
{
    public string Kind => "SQLite";
    public Task<bool> IsReachableAsync(CancellationToken ct) => Task.FromResult(!ct.IsCancellationRequested);
}
