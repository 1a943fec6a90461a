namespace Jkn.Workflows.Server.Auth;

/// <summary>temp</summary>
internal sealed class DemoAccounts
{
    public Task CreateAsync(TextWriter output, CancellationToken ct) => Task.CompletedTask;
    public Task<bool> ExistAsync(CancellationToken ct) => Task.FromResult(false);
}
