using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Publishing;

/// <summary>
/// What an admin should know before a procedure is submitted (PermenPANRB 35/2012 wording and Mutu Baku, people, clocks, Standar
/// Pelayanan).
/// Warnings all: the office may insist, by name. What must hold is in <see cref="SopRules"/>.
/// </summary>
public static class SopAdvice
{
    private const double WorkDaysPerWeek = 5,
        DaysPerWeek = 7,
        WorkDaysPerMonth = 21,
        HoursPerDay = 24;

    /// <param name="staffed">Roles that some account of the region holds.</param>
    /// <param name="today">Local date, ISO.</param>
    public static IEnumerable<DefinitionProblem> Check(SopVersion version, Office office, IReadOnlySet<string> staffed, string today)
    {
        var definition = version.Definition;
        foreach (var node in definition.Nodes.OfType<OfficeActivity>())
        {
            foreach (var problem in StepWording.Check(node, LabelOf(node), office).Concat(Quality(node)))
                yield return problem;
        }
        foreach (
            var lane in definition
                .Nodes.OfType<WorkActivity>()
                .Where(n => Roles.All.Contains(n.Lane))
                .GroupBy(n => n.Lane)
                .Where(g => !HasPeople(g.Key, office, staffed, today))
        )
            yield return new(
                "lane-empty",
                lane.First().Id,
                $"Hari ini tidak ada seorang pun berperan {lane.Key}, padahal {lane.Count()} langkah memerlukannya "
                    + $"(yang pertama \"{LabelOf(lane.First())}\").",
                IsWarning: true
            );
        foreach (var flowchart in definition.Nodes.OfType<Engine.Activities.Flowchart>())
        {
            foreach (var problem in ClosedPorts(flowchart).Concat(Clocks(flowchart, office)))
                yield return problem;
        }
        foreach (var problem in LevelsOff(version, office))
            yield return problem;
        if (SopParts.NotLegalised(version, office.Sops) is { } part)
            yield return new(
                "sub-version-not-legalised",
                part.NodeId,
                $"\"{part.Label}\" memakai \"{part.Used.Name}\" versi {part.Used.Version} yang belum disahkan.",
                IsWarning: true
            );
        if (version.Use != SopUses.Case)
            yield break;
        foreach (var code in SopLife.Missing(version))
            yield return new(
                "component-missing",
                null,
                $"Standar Pelayanan: komponen \"{SopSheet.ComponentFields.First(f => f.Code == code).Label}\" belum diisi.",
                IsWarning: true
            );
    }

    /// <summary>
    /// Steps that will be passed over, by all switches that are entered. A sub-procedure is asked about where it is used: its levels are
    /// those of the procedure that uses it.
    /// </summary>
    private static IEnumerable<DefinitionProblem> LevelsOff(SopVersion version, Office office) =>
        version.Use == SopUses.Part
            ? []
            : SignChain
                .Of(version, office, SignChain.AnyDay)
                .Where(s => !s.Level.IsOn)
                .Select(s => new DefinitionProblem(
                    "level-off",
                    s.NodeId,
                    $"Langkah \"{s.Step.Title}\" dilewati: tingkat {s.Step.Role} tidak dipakai ({s.Level.Source}).",
                    IsWarning: true
                ));

    private static IEnumerable<DefinitionProblem> Quality(OfficeActivity node)
    {
        if (node is not WorkActivity)
            yield break;
        if (node.Kelengkapan is null)
            yield return new(
                "requirements-missing",
                node.Id,
                $"Mutu Baku kelengkapan pada \"{LabelOf(node)}\" belum diisi.",
                IsWarning: true
            );
        if (node.Output is null)
            yield return new("output-missing", node.Id, $"Mutu Baku output pada \"{LabelOf(node)}\" belum diisi.", IsWarning: true);
    }

    private static bool HasPeople(string role, Office office, IReadOnlySet<string> staffed, string today) =>
        Roles.Officials.Contains(role) ? office.Organisation.IsManned(role, today) : staffed.Contains(role);

    /// <summary>A way drawn from a port that this node never takes, such as a refusal that is not allowed.</summary>
    private static IEnumerable<DefinitionProblem> ClosedPorts(Engine.Activities.Flowchart flowchart)
    {
        foreach (var connection in flowchart.Connections)
        {
            if (
                flowchart.Activities.FirstOrDefault(a => a.Id == connection.SourceId) is OfficeActivity { IsTerminal: false } node
                && !node.Outcomes.Contains(connection.Port)
            )
                yield return new(
                    "port-closed",
                    node.Id,
                    $"Jalan \"{connection.Port}\" dari \"{LabelOf(node)}\" digambar, tetapi langkah ini tidak pernah mengambilnya.",
                    IsWarning: true
                );
        }
    }

    /// <summary>A limit over several steps that even the shortest way through them exceeds, counted in working days.</summary>
    private static IEnumerable<DefinitionProblem> Clocks(Engine.Activities.Flowchart flowchart, Office office)
    {
        var minutesPerDay = MinutesPerDay(office);
        var next = flowchart.Connections.ToLookup(c => c.SourceId, c => c.TargetId);
        var nodes = flowchart.Activities.DistinctBy(a => a.Id).ToDictionary(a => a.Id);
        foreach (var limit in nodes.Values.OfType<BatasWaktu>())
        {
            if (Days(limit.Jam?.LiteralText, minutesPerDay) is not { } whole)
                continue;
            var name = limit.Nama?.LiteralText;
            bool Ends(Activity a) =>
                a.IsTerminal
                || next[a.Id].FirstOrDefault() is null
                || (a is BatasWaktu b && b != limit && b.Nama?.LiteralText == name && b.Jam?.LiteralText is null or "");
            if (
                Shortest(limit, nodes, next, a => a is OfficeActivity step ? Days(step.Waktu?.LiteralText, minutesPerDay) ?? 0 : 0, Ends)
                    is { } parts
                && parts > whole
            )
                yield return new(
                    "clock-parts-exceed",
                    limit.Id,
                    $"Batas \"{limit.Jam!.LiteralText}\" pada \"{LabelOf(limit)}\" tidak mungkin dipenuhi: "
                        + $"jalan terpendek sesudahnya saja memerlukan sekitar {parts:0.#} hari kerja.",
                    IsWarning: true
                );
        }
    }

    private static double? Shortest(
        Activity from,
        Dictionary<string, Activity> nodes,
        ILookup<string, string> next,
        Func<Activity, double> cost,
        Func<Activity, bool> ends
    )
    {
        var open = new PriorityQueue<string, double>();
        var done = new HashSet<string>();
        open.Enqueue(from.Id, 0);
        while (open.TryDequeue(out var id, out var spent))
        {
            if (!done.Add(id) || !nodes.TryGetValue(id, out var node))
                continue;
            var total = spent + (node == from ? 0 : cost(node));
            if (node != from && ends(node))
                return total;
            foreach (var target in next[id])
                open.Enqueue(target, total);
        }
        return null;
    }

    private static double? Days(string? text, double minutesPerDay) =>
        text is { Length: > 0 } && ClockSpec.Parse(text).Clock is { } clock
            ? clock switch
            {
                ServiceMinutes m => m.Minutes / minutesPerDay,
                WorkDays d => d.Days,
                CalendarDays d => d.Days * WorkDaysPerWeek / DaysPerWeek,
                CalendarMonths m => m.Months * WorkDaysPerMonth,
                ElapsedHours h => h.Hours / HoursPerDay * WorkDaysPerWeek / DaysPerWeek,
                _ => null,
            }
            : null;

    private static double MinutesPerDay(Office office) =>
        Math.Max(
            60,
            office.Region.ServiceHours.Weekly.Days.Values.SelectMany(d => d).Sum(s => (s.To - s.From).ToDuration().TotalMinutes)
                / WorkDaysPerWeek
        );

    private static string LabelOf(Activity node) => node.DisplayText ?? node.Name ?? node.Id;
}
