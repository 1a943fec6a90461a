using System.Data.Common;
using System.Threading.Channels;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Projections;
using Jkn.Workflows.Data.Providers;

namespace Jkn.Workflows.Data.Commands;

/// <summary>One writing thread with its connection: takes jobs from the queue until it is closed.</summary>
internal abstract class WriterLoop(Database database, CaseKeys keys, SecureLookup lookup, Projector projector, StateCache cache,
    ChannelReader<Job> jobs, TimeProvider clock, Action committed)
{
    protected ChannelReader<Job> Jobs => jobs;
    protected Database Database => database;

    public void Run()
    {
        CaseWriter? writer = null;
        while (Wait() && jobs.TryRead(out var job) is var taken)
        {
            if (!taken) continue;
            try
            {
                if (writer?.Session.Connection.State != System.Data.ConnectionState.Open)
                {
                    writer?.Session.Dispose();
                    writer = new CaseWriter(new Session(database.Open()), database, keys, lookup, projector, cache);
                }
                keys.Prepare(Now());
                lookup.Prepare();
            }
            catch (Exception error) when (error is DbException or System.Security.Cryptography.CryptographicException or IOException)
            {
                job!.Fail(error);
                continue;
            }
            Handle(writer, job!);
            if (writer.Destroyed)
            {
                writer.Destroyed = false;
                database.Scrub(writer.Session);
            }
            if (!writer.Woke) continue;
            writer.Woke = false;
            committed();
        }
        writer?.Session.Dispose();
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
        catch (DbException)
        {
            // no transaction any more, or no connection: the next job opens another
            writer.Session.Connection.Close();
        }
    }

    private bool Wait()
    {
        var waiting = jobs.WaitToReadAsync();
        return waiting.IsCompletedSuccessfully ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }
}
