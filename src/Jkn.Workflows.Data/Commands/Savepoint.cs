using System.Data.Common;
using Jkn.Workflows.Data.Providers;

namespace Jkn.Workflows.Data.Commands;

/// <summary>What one command of a group writes, so that it alone can be undone.</summary>
internal sealed class Savepoint(string name)
{
    private readonly Sql begin = new($"SAVEPOINT {name}", ""),
        release = new($"RELEASE SAVEPOINT {name}", ""),
        rollBack = new($"ROLLBACK TO SAVEPOINT {name}", "");

    public void Begin(Session session) => session.Execute(begin);

    public void Release(Session session) => session.Execute(release);

    /// <exception cref="GroupLostException">The transaction is gone, and with it the whole group.</exception>
    public void Undo(Session session)
    {
        session.Forget();
        try
        {
            session.Execute(rollBack);
            session.Execute(release);
        }
        catch (Exception lost) when (lost is DbException or InvalidOperationException or IOException)
        {
            throw new GroupLostException(lost);
        }
    }
}
