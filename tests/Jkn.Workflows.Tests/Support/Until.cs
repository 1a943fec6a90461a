using System.Diagnostics;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// Waits for what another thread, node or process will do: looks again and again, and fails after a deadline with what it saw last.
/// </summary>
public static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>What <paramref name="look"/> finds, as soon as it finds something.</summary>
    public static async Task<T> FoundAsync<T>(Func<Task<T?>> look, Func<Task<string>> saw, int seconds = 60)
        where T : class
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } found)
                return found;
            if (since.Elapsed.TotalSeconds > seconds)
                Assert.Fail($"Not within {seconds} s. {await saw()}");
            await Task.Delay(Pause, TestServer.Ct);
        }
    }

    public static Task TrueAsync(Func<Task<bool>> look, Func<Task<string>> saw, int seconds = 60) =>
        FoundAsync(async () => await look() ? "" : null, saw, seconds);
}
