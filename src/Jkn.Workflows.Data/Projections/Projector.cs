using System.Collections.Immutable;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jkn.Workflows.Data.Projections;

/// <summary>
/// Writes the difference between two states of a case as rows. The rows are a function of the state alone, so that projecting
/// from <see cref="CaseState.Empty"/> makes them all anew. What did not change is recognised by reference and costs nothing.
/// </summary>
internal sealed class Projector(IModel model, SecureLookup lookup)
{
    private readonly Table<CaseRow> cases = new(model);
    private readonly Table<WorkItemRow> workItems = new(model);
    private readonly Table<TimerRow> timers = new(model);
    private readonly Table<LetterRow> letters = new(model);
    private readonly Table<BatchRow> batches = new(model);
    private readonly Table<BatchLineRow> batchLines = new(model);
    private readonly RegisterProjection registers = new(model);
    private readonly LookupProjection lookups = new(model, lookup);
    private readonly PeopleProjection people = new(model);

    /// <summary>Tables that <see cref="RowsRebuild"/> makes anew, with the columns that are not a function of the state.</summary>
    public IReadOnlyDictionary<string, (IReadOnlyList<string> Columns, IReadOnlyList<string> NotOfState)> Tables =>
        new Dictionary<string, (IReadOnlyList<string>, IReadOnlyList<string>)>
        {
            [cases.Name] = (cases.Columns, []),
            [workItems.Name] = (workItems.Columns, []),
            // where the workers are, and what went wrong on the way
            [timers.Name] = (timers.Columns, ["ready_at", "attempts", "last_error"]),
            [letters.Name] = (letters.Columns, []),
            [batches.Name] = (batches.Columns, []),
            [batchLines.Name] = (batchLines.Columns, []),
            // sealed anew each time, with another nonce
            [registers.Table.Name] = (registers.Table.Columns, ["sealed"]),
            [lookups.Table.Name] = (lookups.Table.Columns, []),
            [people.People.Name] = (people.People.Columns, []),
            [people.Words.Name] = (people.Words.Columns, []),
        };

    /// <returns>The case's own row, for the next time.</returns>
    public CaseRow Project(Session session, long key, byte[]? dataKey, CaseState before, CaseState after, CaseRow? former = null)
    {
        var row = CaseProjection.Row(key, after);
        cases.Change(session, former ?? (before.Version > 0 ? CaseProjection.Row(key, before) : null), row);
        Work(session, key, before, after);
        Each(session, timers, before.Clocks, after.Clocks, true, (s, clock) => TimerProjection.Timer(key, s, clock), before, after);
        Each(
            session,
            timers,
            before.Flow.Bookmarks,
            after.Flow.Bookmarks,
            true,
            (s, bookmark) => TimerProjection.Timer(key, s, bookmark),
            before,
            after
        );
        Each(
            session,
            letters,
            before.Letters,
            after.Letters,
            before.CaseNo == after.CaseNo,
            (s, letter) => LetterProjection.Row(key, s, letter),
            before,
            after
        );
        if (!ReferenceEquals(before.Batch, after.Batch))
        {
            batches.Change(session, BatchProjection.Row(key, before), BatchProjection.Row(key, after));
            Lines(session, key, BatchProjection.Lines(before), BatchProjection.Lines(after));
        }
        registers.Project(session, key, dataKey, before, after);
        lookups.Project(session, key, before, after);
        people.Project(session, key, before, after);
        return row;
    }

    /// <summary>What stands in inboxes: few rows of each case, made anew when anything of theirs changed.</summary>
    private void Work(Session session, long key, CaseState before, CaseState after)
    {
        if (
            ReferenceEquals(before.WorkItems, after.WorkItems)
            && ReferenceEquals(before.Clocks, after.Clocks)
            && CaseProjection.SameHead(before, after)
        )
            return;
        var (old, now) = (WorkItemProjection.Rows(key, before), WorkItemProjection.Rows(key, after));
        foreach (var group in old.Keys.Union(now.Keys))
            workItems.Change(session, old.GetValueOrDefault(group), now.GetValueOrDefault(group));
    }

    /// <summary>Both sides in the order of their numbers, once: a batch of thousands changes a line at a time.</summary>
    private void Lines(
        Session session,
        long key,
        ImmutableSortedDictionary<int, BatchLine> before,
        ImmutableSortedDictionary<int, BatchLine> after
    )
    {
        if (ReferenceEquals(before, after))
            return;
        using var old = before.GetEnumerator();
        using var now = after.GetEnumerator();
        var (hasOld, hasNow) = (old.MoveNext(), now.MoveNext());
        while (hasOld || hasNow)
        {
            if (hasOld && (!hasNow || old.Current.Key < now.Current.Key))
            {
                batchLines.Change(session, BatchProjection.Row(key, old.Current.Value), null);
                hasOld = old.MoveNext();
            }
            else if (!hasOld || now.Current.Key < old.Current.Key)
            {
                batchLines.Change(session, null, BatchProjection.Row(key, now.Current.Value));
                hasNow = now.MoveNext();
            }
            else
            {
                if (!ReferenceEquals(old.Current.Value, now.Current.Value))
                    batchLines.Change(session, BatchProjection.Row(key, old.Current.Value), BatchProjection.Row(key, now.Current.Value));
                (hasOld, hasNow) = (old.MoveNext(), now.MoveNext());
            }
        }
    }

    private static void Each<TKey, TItem, TRow>(
        Session session,
        Table<TRow> table,
        ImmutableSortedDictionary<TKey, TItem> before,
        ImmutableSortedDictionary<TKey, TItem> after,
        bool sameContext,
        Func<CaseState, TItem, TRow?> row,
        CaseState stateBefore,
        CaseState stateAfter
    )
        where TKey : notnull
        where TItem : class
        where TRow : class
    {
        if (sameContext && ReferenceEquals(before, after))
            return;
        foreach (var (key, item) in before)
        {
            if (!after.ContainsKey(key))
                table.Change(session, row(stateBefore, item), null);
        }
        foreach (var (key, item) in after)
        {
            var former = before.TryGetValue(key, out var found) ? found : null;
            if (sameContext && ReferenceEquals(former, item))
                continue;
            table.Change(session, former is null ? null : row(stateBefore, former), row(stateAfter, item));
        }
    }
}
