using System.Collections.Immutable;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// Rows from steps: an activity with two ways on is a Ya/Tidak question, with more ways as many questions below one another.
/// </summary>
internal sealed class SheetRows(SheetMarks marks)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<(int From, string To, string Label)> ways = [];
    private readonly Dictionary<string, int> first = new(StringComparer.Ordinal);
    private int number;
    private int ends;

    public ImmutableArray<SheetRow> Rows => [.. rows];

    /// <summary>Arrows by row; each target is a step's first row.</summary>
    public IReadOnlyList<(int From, int To, string Label)> Edges =>
        [.. ways.Where(w => first.ContainsKey(w.To)).Select(w => (w.From, first[w.To], w.Label)).Distinct()];

    public void Add(SheetStep step, int lane, string laneLabel, IReadOnlyList<SheetWay> onward, bool manyEnds)
    {
        first[step.Key] = rows.Count;
        var ending = step.Node is End or Finish or Complete || onward.Count == 0;
        if (step.Node is Start || ending)
        {
            rows.Add(Terminator(step, lane, laneLabel, ending, manyEnds));
            foreach (var way in onward)
                Lead(way, "");
            return;
        }
        number++;
        for (var i = 0; i < Math.Max(1, onward.Count - 1); i++)
        {
            var suffix = i == 0 ? "" : ((char)('a' + i - 1)).ToString();
            rows.Add(Row(step, lane, laneLabel, onward, i) with { No = $"{number}{suffix}", Ref = $"{number}{suffix}" });
            if (onward.Count == 1)
                Lead(onward[0], "");
            else
                Ask(onward, i);
        }
    }

    private void Ask(IReadOnlyList<SheetWay> onward, int at)
    {
        Lead(onward[at], "Ya");
        if (at < onward.Count - 2)
        {
            // The next question stands right below.
            var below = $"{rows[^1].Key}?{at + 2}";
            first[below] = rows.Count;
            ways.Add((rows.Count - 1, below, "Tidak"));
        }
        else
            Lead(onward[^1], "Tidak");
    }

    private void Lead(SheetWay way, string label) => ways.AddRange(way.Targets.Select(to => (rows.Count - 1, to, label)));

    private SheetRow Terminator(SheetStep step, int lane, string laneLabel, bool ending, bool manyEnds)
    {
        var text = step.Node is OfficeActivity office ? office.Deed : step.Node.DisplayText ?? step.Node.Name ?? step.Node.Id;
        var mark = ending ? "S" : "M";
        return new("", ending && manyEnds ? $"{mark}{++ends}" : mark, step.Key, ending ? SheetSymbols.End : SheetSymbols.Start, lane)
        {
            Kegiatan = SheetMarks.Plain(text),
            Pelaksana = SheetMarks.Plain(laneLabel),
            Kelengkapan = SheetMarks.Plain(null),
            Waktu = SheetMarks.Plain(null),
            Output = SheetMarks.Plain(null),
            Keterangan = SheetMarks.Plain(null),
            Group = step.Group,
        };
    }

    private SheetRow Row(SheetStep step, int lane, string laneLabel, IReadOnlyList<SheetWay> onward, int at)
    {
        var asks = onward.Count > 1;
        var fact = SheetFact.Of(step.Node);
        var source = step.Source is { } lent ? StepSource.Read(lent) : fact.Source;
        var question = asks ? SheetWords.Question(onward[at].Ports[0]) : "";
        var deed =
            asks && question.Length == 0 ? $"{fact.Deed.TrimEnd('?', '.')}?"
            : question.Length == 0 ? fact.Deed
            : $"{fact.Deed}. {question}";
        var main = at == 0;
        return new("", "", main ? step.Key : $"{step.Key}?{at + 1}", asks ? SheetSymbols.Decision : SheetSymbols.Process, lane)
        {
            Kegiatan = marks.Cell(main ? deed : question, source.Of(main ? StepSource.Act : StepSource.Branch)),
            Pelaksana = marks.Cell(laneLabel, source.Of(StepSource.Performer)),
            Kelengkapan = Column(main ? fact.Needs : null, source, StepSource.Needs),
            Waktu = main ? marks.Cell(SheetWords.Clock(fact.Time), source.Of(StepSource.Time)) : SheetMarks.Plain(null),
            Output = Column(main ? fact.Result : null, source, StepSource.Result),
            Keterangan = Column(Remark(fact, onward, at), source, StepSource.Remark),
            Group = step.Group,
            IsQuestion = !main,
        };
    }

    // What the last "Tidak" means, and what the program does on the ways that leave here.
    private static string? Remark(SheetFact fact, IReadOnlyList<SheetWay> onward, int at)
    {
        var parts = new List<string>();
        if (at == 0 && fact.Remark is { Length: > 0 } and not "–")
            parts.Add(fact.Remark.TrimEnd('.'));
        var last = at >= onward.Count - 2;
        if (onward.Count > 1 && last && onward[^1].Result is { Length: > 0 } result)
            parts.Add($"Tidak: {result}");
        var automatic = onward.Where((_, i) => i == at || last && i == onward.Count - 1).SelectMany(w => w.Automatic).Distinct().ToList();
        if (automatic.Count > 0)
            parts.Add($"Otomatis: {string.Join("; ", automatic.Select(a => char.ToLowerInvariant(a[0]) + a[1..]))}");
        return parts.Count == 0 ? null : string.Join(". ", parts);
    }

    // Needs, result and remark stand on the act's line; a mark of their own only where they name a source of their own.
    private SheetCell Column(string? text, StepSource source, string column) =>
        source.Of(column).Basis == StepBasis.Silent ? SheetMarks.Plain(text) : marks.Cell(text, source.Of(column));
}
