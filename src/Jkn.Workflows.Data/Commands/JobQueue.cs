namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Jobs on their way to the writing threads. Made for threads that sleep until there is something:
/// waiting on a channel from a thread spins first, which with few clients costs more than the command.
/// </summary>
internal sealed class JobQueue
{
    private readonly Queue<Job> jobs = new();
    private bool closed;

    /// <summary>False when the queue was closed.</summary>
    public bool Add(params ReadOnlySpan<Job> added)
    {
        lock (jobs)
        {
            if (closed)
                return false;
            foreach (var job in added)
            {
                jobs.Enqueue(job);
                Monitor.Pulse(jobs);
            }
            return true;
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (jobs)
                return jobs.Count == 0;
        }
    }

    /// <summary>What is waiting now, if anything.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Job? job)
    {
        lock (jobs)
            return jobs.TryDequeue(out job);
    }

    /// <summary>Sleeps until there is a job; null when the queue was closed and is empty.</summary>
    public Job? Take()
    {
        lock (jobs)
        {
            Job? job;
            while (!jobs.TryDequeue(out job) && !closed)
                Monitor.Wait(jobs);
            return job;
        }
    }

    /// <summary>Takes no more; what is waiting is still given out.</summary>
    public void Close()
    {
        lock (jobs)
        {
            closed = true;
            Monitor.PulseAll(jobs);
        }
    }
}
