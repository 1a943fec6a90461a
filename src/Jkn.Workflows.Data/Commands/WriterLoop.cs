using System.Data.Common;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// One writing connection with a thread of its own, which takes jobs from the queue until it is closed. One job, or one group, at a time.
/// </summary>
internal abstract class WriterLoop(WriterParts parts, JobQueue jobs, OfficeClock clock, TimeProvider machine, Action committed)
    : IDisposable
{
    protected JobQueue Jobs => jobs;
    protected Providers.Database Database => parts.Database;

    private readonly SemaphoreSlim gate = new(1, 1);
    private CaseWriter? writer;
    private bool ended;

    /// <summary>The thread's life: until the queue is closed and empty.</summary>
    public void Run()
    {
        while (jobs.Take() is { } job)
        {
            gate.Wait();
            try
            {
                Process(job);
            }
            finally
            {
                gate.Release();
            }
        }
        gate.Wait();
        ended = true;
        writer?.Session.Dispose();
        gate.Release();
    }

    /// <summary>
    /// Runs the job on the caller's thread when this writer is idle: with few clients, waking another thread and being woken by it
    /// costs more than the command. False when it is busy.
    /// </summary>
    public bool TryRunHere(Job job)
    {
        if (!gate.Wait(0, CancellationToken.None))
            return false;
        try
        {
            if (ended)
                return false;
            Process(job);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    private void Process(Job job)
    {
        try
        {
            if (writer?.Session.Connection.State != System.Data.ConnectionState.Open)
            {
                writer?.Session.Dispose();
                writer = parts.Writer();
            }
            writer.MachineNow = machine.GetUtcNow();
            parts.Keys.Prepare(Now());
            parts.Lookup.Prepare();
        }
        catch (Exception error) when (error is DbException or System.Security.Cryptography.CryptographicException or IOException)
        {
            job.Fail(error);
            return;
        }
        try
        {
            Handle(writer, job);
            if (writer.Destroyed)
            {
                writer.Destroyed = false;
                parts.Database.Scrub(writer.Session);
            }
        }
        // A writer's thread must outlive whatever a driver throws: its death would be the process's. Who waits hears of it; whoever was
        // answered already is not touched by it.
        catch (Exception error)
        {
            job.Fail(error);
            Leave(writer);
        }
        if (!writer.Woke)
            return;
        writer.Woke = false;
        committed();
    }

    protected abstract void Handle(CaseWriter writer, Job first);

    /// <summary>Whole milliseconds: what is decided is exactly what is stored.</summary>
    protected DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Rolls back what may be gone already.</summary>
    protected static void RollBack(CaseWriter writer)
    {
        writer.Session.Forget();
        try
        {
            writer.Session.Run("ROLLBACK");
        }
        // a driver says of a connection that broke that it is "not open": no failure of its own kind
        catch (Exception error) when (error is DbException or InvalidOperationException or IOException)
        {
            Leave(writer);
        }
    }

    /// <summary>No transaction any more, or no connection: the next job opens another.</summary>
    private static void Leave(CaseWriter writer)
    {
        try
        {
            writer.Session.Connection.Close();
        }
        catch (Exception error) when (error is DbException or InvalidOperationException or IOException)
        {
            writer.Session.Connection.Dispose();
        }
    }

    public void Dispose() => gate.Dispose();
}
