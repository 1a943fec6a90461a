namespace Jkn.Workflows.Data.Commands;

/// <summary>Something that a writer does inside a transaction. Its caller hears of it only after the commit.</summary>
internal abstract class Job
{
    public Exception? Error { get; protected set; }

    public abstract void Run(CaseWriter writer, DateTimeOffset now);

    /// <summary>After the commit.</summary>
    public abstract void Settle();

    public abstract void Fail(Exception error);
}

internal sealed class Job<T>(Func<CaseWriter, DateTimeOffset, T> work, CancellationToken ct) : Job
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? outcome;

    public Task<T> Task => source.Task;

    public override void Run(CaseWriter writer, DateTimeOffset now)
    {
        Error = null;
        try
        {
            // Once begun it is finished: a caller that gave up must not undo what others of the group build on.
            ct.ThrowIfCancellationRequested();
            outcome = work(writer, now);
        }
        // Not swallowed: it is the caller's, who waits on the task.
        catch (Exception error) when (error is not GroupLostException)
        {
            Error = error;
        }
    }

    public override void Settle()
    {
        if (Error is null)
            source.TrySetResult(outcome!);
        else
            Fail(Error);
    }

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException && ct.IsCancellationRequested)
            source.TrySetCanceled(ct);
        else
            source.TrySetException(error);
    }
}
