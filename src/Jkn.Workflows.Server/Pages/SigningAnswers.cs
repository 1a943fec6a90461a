using System.Collections.Concurrent;
using Jkn.Workflows.Data;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// What signing providers last said of an official, for a minute: pages that are opened again do not ask again. One for each node, by the
/// office's clock: the answer was for that moment.
/// </summary>
internal sealed class SigningAnswers(OfficeClock clock)
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (Preflight Answer, DateTimeOffset At)> known = new(StringComparer.Ordinal);

    /// <summary>Null when it was never asked, or too long ago; also when the clock was put back.</summary>
    public Preflight? Find(string key)
    {
        var now = clock.GetUtcNow();
        return known.TryGetValue(key, out var said) && now - said.At < Fresh && now >= said.At ? said.Answer : null;
    }

    public void Keep(string key, Preflight answer)
    {
        if (known.Count > MostKept)
            known.Clear();
        known[key] = (answer, clock.GetUtcNow());
    }
}
