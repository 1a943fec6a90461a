using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// From a version of a procedure to its printed sheet. Pure: the same version, switches and settled questions print the same for ever.
/// </summary>
public static class SopPrinter
{
    /// <param name="date">The day whose switches of sign-off levels it shows; null for all that are entered.</param>
    public static SopSheetModel Model(SopVersion version, Office office, string? date = null)
    {
        var region = office.Region;
        var off = SignChain.Of(version, office, date ?? SignChain.AnyDay).Where(s => !s.Level.IsOn).Select(s => s.Step).ToHashSet();
        var graph = SheetGraph.Of(version.Definition, office.Sops.Library, sign => off.Contains(sign));
        var steps = graph.Steps.OrderBy(s => Rank(s.Node)).ToList();
        var ways = steps.Select(s => SheetWays.Of(s.Key, graph.Edges)).ToList();
        var codes = Performers(version, region, steps, ways);
        var lanes = Columns(region, codes);
        var marks = new SheetMarks(region);
        var written = new SheetRows(marks);
        var manyEnds = steps.Where((s, i) => Rank(s.Node) == 2 || ways[i].Length == 0).Count() > 1;
        for (var i = 0; i < steps.Count; i++)
        {
            var lane = lanes.IndexOf(lanes.First(l => l.Code == codes[i]));
            written.Add(steps[i], lane, lanes[lane].Label, ways[i], manyEnds);
        }
        var clocks = graph.Clocks.Select(c => ClockLine(c, marks)).OfType<SheetCell>().DistinctBy(c => c.Text).ToImmutableArray();
        return new()
        {
            Key = version.Key,
            Name = version.Name,
            Agency = region.Agency.Value,
            Region = region.Name,
            State = StateLabel(version),
            InForce = version.State == SopState.Efektif,
            VersionLabel = version.Label ?? version.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Fingerprint = version.Hash[..12],
            Identity = version.Sheet.Identity,
            Components = version.Sheet.Components,
            Contradictions = version.Sheet.Contradictions,
            Lanes = lanes,
            Rows = written.Rows,
            Arrows = SheetArrows.Of(written.Rows, written.Edges),
            Clocks = clocks,
            Notes = marks.Notes,
        };
    }

    /// <summary>The column of each step. What names no performer stands with whoever did the step before it.</summary>
    private static string[] Performers(SopVersion version, Region region, List<SheetStep> steps, List<ImmutableArray<SheetWay>> ways)
    {
        var codes = steps.Select(s => SheetFact.Of(s.Node).Performer ?? "").ToArray();
        var at = steps.Select((s, i) => (s.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
        var citizens = codes.Contains(Roles.Applicant) && region.Roles.Any(r => r.Code == Roles.Applicant);
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i].Length == 0)
                codes[i] = Borrowed(i);
        }
        return codes;

        string Borrowed(int i)
        {
            if (steps[i].Node is Start && version.Use == SopUses.Case && citizens)
                return Roles.Applicant;
            var before = Enumerable.Range(0, steps.Count).Where(n => ways[n].Any(w => w.Targets.Contains(steps[i].Key)));
            var after = ways[i].SelectMany(w => w.Targets).Where(at.ContainsKey).Select(key => at[key]);
            return before.Concat(after).Select(n => codes[n]).FirstOrDefault(c => c.Length > 0) ?? "";
        }
    }

    /// <summary>The columns: the region's roles in its own order, then roles it has no name for.</summary>
    private static ImmutableArray<SheetLane> Columns(Region region, string[] codes) =>
        [
            .. region.Roles.Where(r => codes.Contains(r.Code)).Select(r => new SheetLane(r.Code, r.Label)),
            .. codes
                .Distinct()
                .Where(c => region.Roles.All(r => r.Code != c))
                .Order(StringComparer.Ordinal)
                .Select(c => new SheetLane(c, c.Length == 0 ? "–" : c)),
        ];

    private static int Rank(Activity node) =>
        node switch
        {
            Start => 0,
            End or Finish or Complete => 2,
            _ => 1,
        };

    private static SheetCell? ClockLine(OfficeActivity clock, SheetMarks marks)
    {
        var text = clock is BatasWaktu one ? one.Jam?.LiteralText : (clock as EskalasiWaktu)?.Batas?.LiteralText;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = $"{clock.DisplayText ?? clock.Id}: {string.Join("; ", parts.Select(SheetWords.Clock))}";
        return marks.Cell(line, clock.Basis.Of(StepSource.Time));
    }

    private static string StateLabel(SopVersion version) =>
        version.State switch
        {
            SopState.Efektif => "Berlaku",
            SopState.Draf => "DRAF – belum berlaku",
            SopState.Diajukan => "DIAJUKAN – belum berlaku",
            SopState.Disahkan => "Disahkan, belum efektif",
            SopState.Diganti => "Sudah diganti",
            _ => "Dicabut",
        };
}
