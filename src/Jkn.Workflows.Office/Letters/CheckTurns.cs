namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// Files from anybody are taken apart two at a time in each node; others wait a moment and are then sent away, not queued (trust.md 5.6).
/// </summary>
internal sealed class CheckTurns : IDisposable
{
    public const int AtOnce = 2;

    /// <summary>When whoever was sent away may ask again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    /// <summary>Null: no place became free in time.</summary>
    public async Task<IDisposable?> TakeAsync(CancellationToken ct) => await places.WaitAsync(Patience, ct) ? new Turn(places) : null;

    public void Dispose() => places.Dispose();

    private sealed class Turn(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
