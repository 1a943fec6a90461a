using System.Collections.Concurrent;

namespace Jkn.Workflows.Application.Trials;

/// <summary>One step of a trial at a time for each account: a step that runs long keeps one thread, not one for each click.</summary>
internal sealed class TrialTurns
{
    private static readonly Rejection Running = new(
        "trial-running",
        "Uji coba Anda yang sebelumnya masih berjalan. Tunggu sampai selesai, lalu coba lagi."
    );
    private readonly ConcurrentDictionary<string, bool> playing = new(StringComparer.Ordinal);

    /// <summary>What the step says, or that another one of this account is at work.</summary>
    public Rejection? Play(string account, Func<Rejection?> step)
    {
        if (!playing.TryAdd(account, true))
            return Running;
        try
        {
            return step();
        }
        finally
        {
            playing.TryRemove(account, out _);
        }
    }
}
