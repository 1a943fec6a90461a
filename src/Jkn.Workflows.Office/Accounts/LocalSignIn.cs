using System.Net;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// Signing in with a local account, whether a token or a session comes of it. Hashing is dear on purpose: no more than one hash per core
/// runs at a time, the others wait their turn, so that a morning's rush slows nobody who is already in.
/// </summary>
internal sealed class LocalSignIn(Accounts accounts, LockOut lockOut) : IDisposable
{
    private readonly SemaphoreSlim turn = new(Environment.ProcessorCount);

    /// <summary>The account; or how long to wait after too many tries; or neither: name or password is wrong.</summary>
    public async Task<(Account? Account, TimeSpan? Wait)> TryAsync(string userName, string password, IPAddress? from, CancellationToken ct)
    {
        var name = Accounts.Normalize(userName);
        if (lockOut.Begin(name, from) is { } wait)
            return (null, wait);
        await turn.WaitAsync(ct);
        try
        {
            var account = await accounts.CheckAsync(name, password, ct);
            if (account is not null)
                lockOut.Succeeded(name, from);
            return (account, null);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
