using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Reports;

/// <summary>
/// How a step was kept: how often it was done, in how many service minutes (median, 90th percentile), and which share within its quality
/// standard (Mutu Baku).
/// </summary>
internal sealed record StepTime(
    string ActivityId,
    string Title,
    string Role,
    string? Standard,
    int Done,
    double MedianMinutes,
    double NinetiethMinutes,
    double? ShareInTime
);

/// <summary>
/// Achievement of each Mutu Baku, from what happened: a step counts from the moment it reached a desk until it left it. Time outside
/// service hours does not count; neither do steps that are still open. Pure.
/// </summary>
internal sealed class StepTimes(Office office)
{
    private sealed class Step(string title, string role)
    {
        public string Title => title;
        public string Role => role;
        public string? Standard { get; set; }
        public List<double> Minutes { get; } = [];
        public int WithClock { get; set; }
        public int InTime { get; set; }
    }

    private readonly Dictionary<string, Step> steps = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> journal)
    {
        var open = new Dictionary<string, (CaseEvent.WorkItemOpened Item, DateTimeOffset At)>(StringComparer.Ordinal);
        var clocks = new Dictionary<string, (string Spec, DateTimeOffset Due)>(StringComparer.Ordinal);
        foreach (var (stamp, events) in journal)
        {
            foreach (var happened in events)
            {
                switch (happened)
                {
                    case CaseEvent.WorkItemOpened e:
                        open[e.Id] = (e, stamp.At);
                        break;
                    case CaseEvent.ClockStarted e:
                        clocks[e.Key] = (e.Spec, e.DueAt);
                        break;
                    case CaseEvent.ClockContinued e when clocks.TryGetValue(e.Key, out var clock):
                        clocks[e.Key] = (clock.Spec, e.DueAt);
                        break;
                    case CaseEvent.WorkItemCompleted e:
                        Close(e.Id, stamp.At);
                        break;
                    case CaseEvent.SignOffGiven e:
                        Close(e.Id, stamp.At);
                        break;
                }
            }
        }

        void Close(string id, DateTimeOffset at)
        {
            if (!open.Remove(id, out var found))
                return;
            if (!steps.TryGetValue(found.Item.ActivityId, out var step))
                steps[found.Item.ActivityId] = step = new(found.Item.Title, found.Item.Role);
            step.Minutes.Add(office.Time.ServiceTimeBetween(office.Time.Local(found.At), office.Time.Local(at)).TotalMinutes);
            if (!clocks.TryGetValue(id, out var clock))
                return;
            step.Standard = SheetWords.Clock(clock.Spec);
            step.WithClock++;
            if (at <= clock.Due)
                step.InTime++;
        }
    }

    public IReadOnlyList<StepTime> Result =>
        [
            .. steps
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => new StepTime(
                    s.Key,
                    s.Value.Title,
                    s.Value.Role,
                    s.Value.Standard,
                    s.Value.Minutes.Count,
                    Percentile(s.Value.Minutes, 0.5),
                    Percentile(s.Value.Minutes, 0.9),
                    s.Value.WithClock == 0 ? null : (double)s.Value.InTime / s.Value.WithClock
                )),
        ];

    /// <summary>The smallest value that at least this share of all does not exceed.</summary>
    internal static double Percentile(List<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * share) - 1)];
    }
}
