using System.Net;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// Signing in with a local account, whether a token or a session comes of it. Hashing is dear on purpose: no more than one hash per core
/// runs at a time, the others wait their turn, so that a morning's rush slows nobody who is already in.
/// </summary>
internal sealed class LocalSignIn(Accounts accounts, Factors factors, LockOut lockOut) : IDisposable
{
    private readonly SemaphoreSlim turn = new(Environment.ProcessorCount);

    /// <summary>The account; or how long to wait after too many tries; or neither: name or password is wrong.</summary>
    public async Task<(Account? Account, TimeSpan? Wait)> TryAsync(string userName, string password, IPAddress? from, CancellationToken ct)
    {
        var name = Accounts.Normalize(userName);
        var wait = lockOut.Begin(name, from);
        // Whoever has a second factor is held up, never shut out: a guessed password alone lets nobody in.
        if (wait is not null && !(await accounts.IdOfAsync(name, ct) is { } id && await factors.HasAsync(id, ct)))
            return (null, wait);
        await Task.Delay(wait is null ? lockOut.DelayFrom(from) : LockOut.LongestDelay, ct);
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
