using System.Threading.Channels;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Projections;
using Jkn.Workflows.Data.Providers;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// The only way to change a case. Commands queue up for the writing threads, are decided and stored there, and are answered after the commit:
/// what was answered is on disk.
/// </summary>
public sealed class CommandQueue : IAsyncDisposable
{
    private readonly Channel<Job> jobs;
    private readonly Thread[] threads;

    internal CommandQueue(Database database, CaseKeys keys, SecureLookup lookup, Projector projector, StateCache cache, TimeProvider clock, int writers)
    {
        jobs = Channel.CreateUnbounded<Job>(new() { SingleReader = database.OneWriter });
        threads = [.. Enumerable.Range(0, database.OneWriter ? 1 : writers).Select(i =>
        {
            WriterLoop loop = database.OneWriter
                ? new GroupLoop(database, keys, lookup, projector, cache, jobs.Reader, clock, () => Committed?.Invoke())
                : new OwnLoop(database, keys, lookup, projector, cache, jobs.Reader, clock, () => Committed?.Invoke());
            var thread = new Thread(loop.Run) { IsBackground = true, Name = $"case writer {i}" };
            thread.Start();
            return thread;
        })];
    }

    /// <summary>Raised on a writing thread after a commit that left something for the workers. Handlers only set a signal.</summary>
    public event Action? Committed;

    /// <summary>Decides and stores. A refusal is an answer; an exception means that nothing was stored, or, if the connection broke, that nobody knows.</summary>
    public Task<Answer> RunAsync(CommandRequest request, CancellationToken ct) => WriteAsync((writer, now) => writer.Run(request, now), ct);

    internal Task<T> WriteAsync<T>(Func<CaseWriter, DateTimeOffset, T> work, CancellationToken ct)
    {
        var job = new Job<T>(work, ct);
        ObjectDisposedException.ThrowIf(!jobs.Writer.TryWrite(job), this);
        return job.Task;
    }

    /// <summary>Finishes what was queued, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        foreach (var thread in threads) await Task.Run(thread.Join);
    }
}
