namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// The only way to change a case or an office. Commands queue up for the writing threads, are decided and stored there, and are answered
/// after the commit: what was answered is on disk.
/// </summary>
public sealed class CommandQueue : IAsyncDisposable
{
    private readonly JobQueue jobs = new();
    private readonly GroupCount groups = new();
    private readonly WriterLoop[] loops;
    private readonly Thread[] threads;

    internal CommandQueue(WriterParts parts, OfficeClock clock, TimeProvider machine, int writers)
    {
        loops =
        [
            .. Enumerable
                .Range(0, parts.Database.OneWriter ? 1 : writers)
                .Select<int, WriterLoop>(_ =>
                    parts.Database.OneWriter
                        ? new GroupLoop(parts, jobs, clock, machine, () => Committed?.Invoke(), groups)
                        : new OwnLoop(parts, jobs, clock, machine, () => Committed?.Invoke())
                ),
        ];
        threads = [.. loops.Select((loop, i) => new Thread(loop.Run) { IsBackground = true, Name = $"case writer {i}" })];
        foreach (var thread in threads)
            thread.Start();
    }

    /// <summary>Groups that were committed together since the start (SQLite), each with one sync of the log.</summary>
    public long Groups => groups.Value;

    /// <summary>Raised on the thread that wrote, after a commit that left something for the workers. Handlers only set a signal.</summary>
    public event Action? Committed;

    /// <summary>
    /// Decides and stores. A refusal is an answer; an exception means that nothing was stored, or, if the connection broke, that nobody
    /// knows.
    /// </summary>
    public Task<Answer> RunAsync(CommandRequest request, CancellationToken ct) => WriteAsync((writer, now) => writer.Run(request, now), ct);

    /// <summary>
    /// Many commands of different cases, each decided and answered by itself: they go to the writers at once, so that SQLite stores them as
    /// one group.
    /// </summary>
    public Task<Answer[]> RunManyAsync(IEnumerable<CommandRequest> requests, CancellationToken ct)
    {
        var many = requests.Select(request => new Job<Answer>((writer, now) => writer.Run(request, now), ct)).ToArray();
        ObjectDisposedException.ThrowIf(!jobs.Add(many), this);
        return Task.WhenAll(many.Select(job => job.Task));
    }

    /// <summary>
    /// The only way to change an office: decided under the lock of its journal, stored with its rows, answered after the commit.
    /// </summary>
    public Task<OfficeAnswer> RunOfficeAsync(OfficeRequest request, CancellationToken ct) =>
        WriteAsync((writer, now) => writer.Offices.Run(request, now), ct);

    internal Task<T> WriteAsync<T>(Func<CaseWriter, DateTimeOffset, T> work, CancellationToken ct)
    {
        var job = new Job<T>(work, ct);
        if (jobs.IsEmpty && Array.Exists(loops, loop => loop.TryRunHere(job)))
            return job.Task;
        ObjectDisposedException.ThrowIf(!jobs.Add([job]), this);
        return job.Task;
    }

    /// <summary>Finishes what was queued, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        jobs.Close();
        foreach (var thread in threads)
            await Task.Run(thread.Join);
        foreach (var loop in loops)
            loop.Dispose();
    }
}

/// <summary>Counted by the writer, read by anybody.</summary>
internal sealed class GroupCount
{
    private long value;

    public long Value => Interlocked.Read(ref value);

    public void Increment() => Interlocked.Increment(ref value);
}
