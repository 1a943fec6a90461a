namespace Jkn.Workflows.Application.Accounts;

/// <summary>Codes of demonstration accounts, offered beside the field: in development only.</summary>
internal sealed class DemoCodes(Accounts accounts, Factors factors, IHostEnvironment environment)
{
    public async Task<bool> HasSamplesAsync(string account, CancellationToken ct) =>
        environment.IsDevelopment() && await accounts.FindAsync(account, ct) is { } found && DemoAccounts.IsDemo(found.UserName);

    /// <summary>The next unused code of a demonstration account; null for any other, or while none is left.</summary>
    public async Task<string?> SampleCodeAsync(string account, CancellationToken ct) =>
        await HasSamplesAsync(account, ct) ? await factors.UnusedCodeAsync(account, ct) : null;
}
