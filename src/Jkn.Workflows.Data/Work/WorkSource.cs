using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Providers;

namespace Jkn.Workflows.Data.Work;

/// <summary>A case must be woken: its clock ("clock") or a bookmark of its flow ("bookmark") is due.</summary>
public sealed record TimerDue(string CaseId, long CaseKey, string Kind, string Key, DateTimeOffset DueAt, int Attempts);

/// <summary>Something to be done after a commit.</summary>
public sealed record OutboxItem(long Id, string CaseId, string Kind, string Key, string Payload, DateTimeOffset CreatedAt, int Attempts);

/// <summary>
/// What is due, for the one background service of each node. A claim is a conditional update that moves the row five minutes ahead, by
/// the machine's clock: two nodes never hold the same, and what a crashed node held comes back by itself. Whether a timer is due says the
/// office's clock.
/// A timer needs no "done": the command it leads to removes its row.
/// </summary>
public sealed class WorkSource(CommandQueue queue, Database database)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>About a day and a half of trying; then the item is dead and waits for a person.</summary>
    public const int MostAttempts = 14;

    // A timer is ready when it is due, or later where a worker holds it or put it off: only those that are due need their ready_at looked
    // at.
    private static readonly Sql NextTimer = new("SELECT MIN(due_at) FROM timers WHERE due_at > @p0", "l"),
        NextFree =
            new(
                """
                SELECT MIN(at) FROM (SELECT MIN(ready_at) AS at FROM timers WHERE due_at <= @p1
                UNION ALL SELECT MIN(ready_at) FROM outbox WHERE dead = @p0) AS free
                """,
                "fl"
            );
    private static readonly Sql DueTimers = new(
        """
        SELECT case_id, case_key, kind, timer_key, due_at, attempts FROM timers
        WHERE due_at <= @p0 AND ready_at <= @p1 ORDER BY due_at LIMIT @p2
        """,
        "lli"
    );
    private static readonly Sql ClaimTimer = new(
        """
        UPDATE timers SET ready_at = @p5, attempts = attempts + 1
        WHERE due_at = @p0 AND case_key = @p1 AND kind = @p2 AND timer_key = @p3 AND ready_at <= @p4
        """,
        "llttll"
    );
    private static readonly Sql PutOffTimer = new(
        "UPDATE timers SET ready_at = @p4, last_error = @p5 WHERE due_at = @p0 AND case_key = @p1 AND kind = @p2 AND timer_key = @p3",
        "llttlt"
    );
    private static readonly Sql DueEffects = new(
        """
        SELECT id, case_id, kind, key, payload, created_at, attempts FROM outbox
        WHERE dead = @p2 AND ready_at <= @p0 ORDER BY ready_at LIMIT @p1
        """,
        "lif"
    );
    private static readonly Sql ClaimEffect = new(
        "UPDATE outbox SET ready_at = @p2, attempts = attempts + 1 WHERE id = @p0 AND ready_at <= @p1 AND dead = @p3",
        "lllf"
    );
    private static readonly Sql FinishEffect = new("DELETE FROM outbox WHERE id = @p0", "l");
    private static readonly Sql PutOffEffect = new("UPDATE outbox SET ready_at = @p1, last_error = @p2, dead = @p3 WHERE id = @p0", "lltf");
    private static readonly Sql ReviveEffect = new("UPDATE outbox SET ready_at = @p1, attempts = 0, dead = @p2 WHERE id = @p0", "llf");

    /// <summary>Raised after a commit that may have made something due. On a writing thread: only set a signal.</summary>
    public event Action? Nudged
    {
        add => queue.Committed += value;
        remove => queue.Committed -= value;
    }

    /// <summary>How long until the next thing is due; null when nothing waits. Deadlines are the office's, holds the machine's.</summary>
    public async Task<TimeSpan?> NextDueAsync(DateTimeOffset now, DateTimeOffset machine, CancellationToken ct)
    {
        await using var connection = database.Open();
        using var timer = new Statement(connection, NextTimer);
        using var free = new Statement(connection, NextFree);
        ct.ThrowIfCancellationRequested();
        var due = timer.Scalar(Ms(now)) is long at ? TimeSpan.FromMilliseconds(at - Ms(now)) : (TimeSpan?)null;
        var held = free.Scalar(false, Ms(now)) is long until ? TimeSpan.FromMilliseconds(until - Ms(machine)) : (TimeSpan?)null;
        return due is null || held < due ? held : due;
    }

    /// <summary>Takes up to <paramref name="most"/> due timers for this node.</summary>
    public Task<IReadOnlyList<TimerDue>> ClaimTimersAsync(int most, CancellationToken ct) =>
        queue.WriteAsync<IReadOnlyList<TimerDue>>(
            (writer, now) =>
            {
                var due = new List<TimerDue>();
                using (var rows = writer.Session.Query(DueTimers, Ms(now), Ms(writer.MachineNow), most))
                {
                    while (rows.Read())
                        due.Add(
                            new(
                                rows.GetString(0),
                                rows.GetInt64(1),
                                rows.GetString(2),
                                rows.GetString(3),
                                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(4)),
                                rows.GetInt32(5) + 1
                            )
                        );
                }
                return due.FindAll(t =>
                    writer.Session.Execute(
                        ClaimTimer,
                        Ms(t.DueAt),
                        t.CaseKey,
                        t.Kind,
                        t.Key,
                        Ms(writer.MachineNow),
                        Ms(writer.MachineNow + Lease)
                    ) == 1
                );
            },
            ct
        );

    /// <summary>Takes up to <paramref name="most"/> due effects for this node.</summary>
    public Task<IReadOnlyList<OutboxItem>> ClaimOutboxAsync(int most, CancellationToken ct) =>
        queue.WriteAsync<IReadOnlyList<OutboxItem>>(
            (writer, now) =>
            {
                var due = new List<OutboxItem>();
                using (var rows = writer.Session.Query(DueEffects, Ms(writer.MachineNow), most, false))
                {
                    while (rows.Read())
                    {
                        due.Add(
                            new(
                                rows.GetInt64(0),
                                rows.GetString(1),
                                rows.GetString(2),
                                rows.GetString(3),
                                rows.GetString(4),
                                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(5)),
                                rows.GetInt32(6) + 1
                            )
                        );
                    }
                }
                return due.FindAll(e =>
                    writer.Session.Execute(ClaimEffect, e.Id, Ms(writer.MachineNow), Ms(writer.MachineNow + Lease), false) == 1
                );
            },
            ct
        );

    public Task DoneAsync(OutboxItem item, CancellationToken ct) =>
        queue.WriteAsync((writer, _) => writer.Session.Execute(FinishEffect, item.Id), ct);

    /// <summary>
    /// Tries again later: 5 s, 10 s … at most 6 h. After <see cref="MostAttempts"/> the item is dead: visible, and left alone.
    /// </summary>
    public Task PutOffAsync(OutboxItem item, string error, CancellationToken ct) =>
        queue.WriteAsync(
            (writer, now) =>
                writer.Session.Execute(
                    PutOffEffect,
                    item.Id,
                    Ms(writer.MachineNow + Wait(item.Attempts)),
                    error,
                    item.Attempts >= MostAttempts
                ),
            ct
        );

    /// <summary>A timer whose command failed comes back later. It never dies: the office must not lose a deadline.</summary>
    public Task PutOffAsync(TimerDue timer, string error, CancellationToken ct) =>
        queue.WriteAsync(
            (writer, now) =>
                writer.Session.Execute(
                    PutOffTimer,
                    Ms(timer.DueAt),
                    timer.CaseKey,
                    timer.Kind,
                    timer.Key,
                    Ms(writer.MachineNow + Wait(timer.Attempts)),
                    error
                ),
            ct
        );

    /// <summary>An administrator lets a dead item try again.</summary>
    public Task ReviveAsync(long id, CancellationToken ct) =>
        queue.WriteAsync(
            (writer, now) =>
            {
                writer.Woke = true;
                return writer.Session.Execute(ReviveEffect, id, Ms(writer.MachineNow), false);
            },
            ct
        );

    private static TimeSpan Wait(int attempts) => TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, Math.Max(0, attempts - 1)), 6 * 3600));

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
