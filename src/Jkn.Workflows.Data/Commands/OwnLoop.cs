using System.Data.Common;

namespace Jkn.Workflows.Data.Commands;

/// <summary>One of several writers of PostgreSQL: a transaction for each job, and another try when somebody else was first.</summary>
internal sealed class OwnLoop(WriterParts parts, JobQueue jobs, OfficeClock clock, TimeProvider machine, Action committed)
    : WriterLoop(parts, jobs, clock, machine, committed)
{
    private const int Tries = 5;

    protected override void Handle(CaseWriter writer, Job job)
    {
        for (var attempt = 1; ; attempt++)
        {
            var error = Try(writer, job);
            if (error is null)
            {
                job.Settle();
                return;
            }
            RollBack(writer);
            if (error is not DbException clash || !Database.IsClash(clash) || attempt == Tries)
            {
                job.Fail(error);
                return;
            }
        }
    }

    private Exception? Try(CaseWriter writer, Job job)
    {
        try
        {
            // goes out together with the first command
            writer.Session.Connection.BeginTransaction();
            job.Run(writer, Now());
            if (job.Error is not null)
                return job.Error;
            writer.Session.Flush("COMMIT");
            return null;
        }
        // whatever it is: the transaction is rolled back, and the caller hears of it
        catch (Exception error)
        {
            return error;
        }
    }
}
