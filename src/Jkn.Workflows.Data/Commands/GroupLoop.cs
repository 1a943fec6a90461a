using Jkn.Workflows.Data.Providers;

namespace Jkn.Workflows.Data.Commands;

/// <summary>The one writer of SQLite: whatever waits goes into one transaction, and its single sync pays for all.</summary>
internal sealed class GroupLoop(
    WriterParts parts,
    JobQueue jobs,
    OfficeClock clock,
    TimeProvider machine,
    Action committed,
    GroupCount groups
) : WriterLoop(parts, jobs, clock, machine, committed)
{
    // Long groups make their first caller wait without sparing much more.
    private const int Most = 256;

    private static readonly Sql Begin = new("BEGIN IMMEDIATE", ""),
        Commit = new("COMMIT", ""),
        Rollback = new("ROLLBACK", "");

    private readonly List<Job> group = [];

    protected override void Handle(CaseWriter writer, Job first)
    {
        group.Clear();
        group.Add(first);
        try
        {
            writer.Session.Execute(Begin);
            writer.Shares = false;
            first.Run(writer, Now());
            if (first.Error is not null)
            {
                writer.Session.Execute(Rollback);
                writer.Session.Execute(Begin);
            }
            writer.Shares = true;
            while (group.Count < Most && Jobs.TryTake(out var next))
            {
                group.Add(next);
                next.Run(writer, Now());
            }
            writer.Session.Execute(Commit);
            groups.Increment();
        }
        // Whatever it is, every caller must hear it: none of them has been stored.
        catch (Exception error)
        {
            RollBack(writer);
            foreach (var job in group)
                job.Fail(error);
            return;
        }
        foreach (var job in group)
            job.Settle();
    }
}
