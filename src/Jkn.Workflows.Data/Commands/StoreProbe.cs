using Jkn.Workflows.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Proves that this node can do its work: a row goes through the writers as a command does, and is read back. A full disk, a writer that
/// hangs and a database that only answers all show here.
/// </summary>
public sealed class StoreProbe
{
    private static readonly Sql Put = new(
        "INSERT INTO probes (node, at) VALUES (@p0, @p1) ON CONFLICT (node) DO UPDATE SET at = excluded.at",
        "tl"
    );

    private readonly Database database;
    private readonly CommandQueue queue;
    private readonly TimeProvider machine;
    private readonly string node = $"{Environment.MachineName}/{Environment.ProcessId}";

    internal StoreProbe(Database database, CommandQueue queue, TimeProvider machine) =>
        (this.database, this.queue, this.machine) = (database, queue, machine);

    /// <exception cref="System.Data.Common.DbException">It cannot be written, or not read.</exception>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(machine.GetUtcNow().ToUnixTimeMilliseconds());
        // the writer cannot be stopped half-way; who asks does not wait for it longer than he has patience
        await queue.WriteAsync((writer, _) => writer.Session.Execute(Put, node, at.ToUnixTimeMilliseconds()), ct).WaitAsync(ct);
        await using var db = database.NewContext();
        return await db.Probes.AsNoTracking().AnyAsync(p => p.Node == node && p.At >= at, ct);
    }
}
