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

/// <summary>From a version of a procedure to its printed sheet. Pure: the same version and switches print the same for ever.</summary>
public static class SopPrinter
{
    private const string Machine = "SYSTEM";

    /// <param name="date">The day whose switches of sign-off levels it shows; null for all that are entered.</param>
    public static SopSheetModel Model(SopVersion version, Office office, string? date = null)
    {
        var region = office.Region;
        var off = SignChain.Of(version, office, date ?? SignChain.AnyDay).Where(s => !s.Level.IsOn).Select(s => s.Step).ToHashSet();
        var graph = SheetGraph.Of(version.Definition, office.Sops.Library, sign => off.Contains(sign));
        var nodes = graph.Nodes.OrderBy(n => Rank(n.Node)).ToList();
        var index = nodes.Select((n, i) => (n.Key, i)).ToDictionary(x => x.Key, x => x.i);
        var edges = graph
            .Edges.Where(e => index.ContainsKey(e.From) && index.ContainsKey(e.To) && e.From != e.To)
            .Select(e => (From: index[e.From], To: index[e.To], e.Label))
            .ToList();
        var codes = Lanes(version, region, [.. nodes.Select(n => n.Node)], edges);
        var lanes = Columns(region, codes);
        var rows = nodes
            .Select(
                (n, i) => Row(i, n.Key, n.Node, lanes.IndexOf(lanes.First(l => l.Code == codes[i])), [.. edges.Where(e => e.From == i)])
            )
            .ToImmutableArray();
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
            Rows = rows,
            Arrows = SheetArrows.Of(rows, edges),
            Path = Straight(edges),
            Clocks = [.. graph.Clocks.Select(ClockLine).Where(line => line.Length > 0).Distinct()],
        };
    }

    /// <summary>The lane of each step. A capsule stands where the applicant is, or beside the step it belongs to.</summary>
    private static string[] Lanes(
        SopVersion version,
        Region region,
        IReadOnlyList<Activity> nodes,
        IReadOnlyList<(int From, int To, string Label)> edges
    )
    {
        var codes = nodes.Select(n => LaneOf(n) ?? "").ToArray();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i].Length == 0)
                codes[i] = Borrowed(i);
        }
        return codes;

        string Borrowed(int i)
        {
            if (nodes[i] is Start && version.Use == SopUses.Case && region.Roles.Any(r => r.Code == "PEMOHON"))
                return "PEMOHON";
            var near = edges.Where(e => e.From == i).Select(e => e.To).Concat(edges.Where(e => e.To == i).Select(e => e.From).Reverse());
            return near.Select(n => codes[n]).FirstOrDefault(c => c.Length > 0) ?? Machine;
        }
    }

    /// <summary>The columns: the region's roles in its own order, then roles it has no name for, the service last.</summary>
    private static ImmutableArray<SheetLane> Columns(Region region, string[] codes) =>
        [
            .. region.Roles.Where(r => codes.Contains(r.Code)).Select(r => new SheetLane(r.Code, r.Label)),
            .. codes
                .Distinct()
                .Where(c => c != Machine && region.Roles.All(r => r.Code != c))
                .Order(StringComparer.Ordinal)
                .Select(c => new SheetLane(c, c)),
            .. codes.Contains(Machine) ? [new SheetLane(Machine, "Aplikasi")] : Array.Empty<SheetLane>(),
        ];

    private static SheetRow Row(int at, string key, Activity node, int lane, IReadOnlyList<(int From, int To, string Label)> outgoing)
    {
        var symbol =
            node is Start ? SheetSymbols.Start
            : node is End or Finish or Complete || outgoing.Count == 0 ? SheetSymbols.End
            : outgoing.Select(e => e.Label).Where(l => l.Length > 0).Distinct().Count() > 1 ? SheetSymbols.Decision
            : SheetSymbols.Process;
        var office = node as OfficeActivity;
        var text = node is WorkActivity work ? work.Title : node.DisplayText ?? node.Name ?? node.Id;
        return new(
            at + 1,
            key,
            symbol,
            text,
            lane,
            Text(office?.Kelengkapan),
            SheetWords.Clock(office?.Waktu?.LiteralText),
            Text(office?.Output),
            Text(office?.Keterangan)
        );
    }

    private static ImmutableArray<int> Straight(List<(int From, int To, string Label)> edges)
    {
        var path = new List<int> { 0 };
        while (edges.Where(e => e.From == path[^1]).Select(e => e.To).FirstOrDefault(to => !path.Contains(to), -1) is >= 0 and var next)
            path.Add(next);
        return [.. path];
    }

    private static string Text(Input<string>? input) => input?.LiteralText is { Length: > 0 } text ? text : "–";

    private static int Rank(Activity node) =>
        node switch
        {
            Start => 0,
            End or Finish or Complete => 2,
            _ => 1,
        };

    private static string? LaneOf(Activity node) =>
        node switch
        {
            OfficeActivity office => office.Lane,
            Start or End or Finish or Complete => null,
            _ => Machine,
        };

    private static string ClockLine(OfficeActivity clock)
    {
        var text = clock is BatasWaktu one ? one.Jam?.LiteralText : (clock as EskalasiWaktu)?.Batas?.LiteralText;
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return $"{clock.DisplayText ?? clock.Id}: {string.Join("; ", parts.Select(SheetWords.Clock))}";
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
