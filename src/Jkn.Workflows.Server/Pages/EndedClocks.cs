using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Server.Pages;

/// <summary>A clock of a case that runs no more: how long it ran by the calendar, and whether it ended in time.</summary>
internal sealed record EndedClock(string Title, TimeSpan Ran, DateTimeOffset EndedAt, bool InTime)
{
    /// <summary>"29 jam 55 menit": hours are not turned into days, because the clocks of emergencies count hours.</summary>
    public string RanText =>
        (int)Ran.TotalMinutes is var all && all < 60 ? $"{all} menit" : $"{all / 60} jam{(all % 60 == 0 ? "" : $" {all % 60} menit")}";
}

/// <summary>
/// Which of the case's clocks have ended, from what happened. Clocks end with their task, by a step of the procedure, or with the case.
/// Pure.
/// </summary>
internal static class EndedClocks
{
    public static IReadOnlyList<EndedClock> Of(CaseState state, IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> journal)
    {
        var running = new Dictionary<string, (string Title, DateTimeOffset From, DateTimeOffset Due)>(StringComparer.Ordinal);
        var ended = new List<EndedClock>();
        foreach (var (stamp, events) in journal)
        {
            foreach (var happened in events)
            {
                switch (happened)
                {
                    case CaseEvent.ClockStarted e:
                        running[e.Key] = (e.Title, stamp.At, e.DueAt);
                        break;
                    case CaseEvent.ClockContinued e when running.TryGetValue(e.Key, out var clock):
                        running[e.Key] = (clock.Title, clock.From, e.DueAt);
                        break;
                    case CaseEvent.ClockStopped e:
                        End(e.Key, stamp.At);
                        break;
                    case CaseEvent.WorkItemCompleted e:
                        EndOf(e.Id, stamp.At);
                        break;
                    case CaseEvent.SignOffGiven e:
                        EndOf(e.Id, stamp.At);
                        break;
                    case CaseEvent.CaseClosed:
                        foreach (var key in running.Keys.ToArray())
                            End(key, stamp.At);
                        break;
                }
            }
        }
        return ended;

        void EndOf(string bookmark, DateTimeOffset at)
        {
            foreach (var key in running.Keys.Where(k => Clock.IsOf(k, bookmark)).ToArray())
                End(key, at);
        }

        void End(string key, DateTimeOffset at)
        {
            if (running.Remove(key, out var clock) && !state.Clocks.ContainsKey(key))
                ended.Add(new(clock.Title, at - clock.From, at, at <= clock.Due));
        }
    }
}
