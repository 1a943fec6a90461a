using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Server.Pages.Pictures;

/// <summary>
/// What is known of a step: how often it was done, by whom and when last; whether the flow stands there; whether it may still come.
/// </summary>
internal sealed record StepMark(int Times, string? By, string? When, bool Current, bool Possible, string? Extra = null);

/// <summary>
/// A definition as SVG, drawn where its author put the steps. Marks make it the picture of a case; other classes (added, removed, changed)
/// that of a comparison. No style inside: app.css gives the colours, so that it passes our content policy. The list of steps beside it says
/// the same in words.
/// </summary>
internal sealed class FlowPicture(FlowDefinition definition)
{
    private const int Margin = FlowBoxes.Margin,
        WordsInLine = 30,
        Lines = 2;

    /// <param name="marks">By node id; a node without one is drawn plainly.</param>
    /// <param name="classes">Further CSS classes by node id, for comparisons and try-outs.</param>
    public string Draw(
        string title,
        IReadOnlyDictionary<string, StepMark>? marks = null,
        IReadOnlyDictionary<string, string>? classes = null
    )
    {
        var (boxes, frames) = FlowBoxes.Of(definition);
        if (boxes.Count == 0)
            return "";
        var all = boxes.Values.Concat(frames).ToList();
        var (left, top) = (all.Min(b => b.X) - Margin, all.Min(b => b.Y) - Margin);
        var (width, height) = (all.Max(b => b.X + b.Width) - left + Margin, all.Max(b => b.Y + b.Height) - top + Margin);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"alur\" viewBox=\"{left} {top} {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" "
                + $"aria-label=\"{Text(title)}\">"
        );
        svg.Append(
            "<defs><marker id=\"panah\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
                + "orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>"
        );
        foreach (var frame in frames)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"isi\" x=\"{frame.X}\" y=\"{frame.Y}\" width=\"{frame.Width}\" height=\"{frame.Height}\" rx=\"10\"/>"
                    + $"<text class=\"isi-judul\" x=\"{frame.X + Margin}\" y=\"{frame.Y + 22}\">{Text(frame.Label)}</text>"
            );
        var arrows = definition.Connections.Where(c => boxes.ContainsKey(c.SourceId) && boxes.ContainsKey(c.TargetId)).ToArray();
        var both = arrows.Select(c => (c.SourceId, c.TargetId)).ToHashSet();
        var labels = new FlowLabels(boxes.Values.Select(b => (b.X, b.Y, b.Width, b.Height)));
        foreach (var line in arrows)
        {
            var curve = Curve(boxes[line.SourceId], boxes[line.TargetId], both.Contains((line.TargetId, line.SourceId)));
            var walked =
                marks?.GetValueOrDefault(line.SourceId) is { Times: > 0 }
                && marks.GetValueOrDefault(line.TargetId) is { } end
                && (end.Times > 0 || end.Current);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"jalan {(walked ? "dilalui" : "")}\" d=\"{curve.Path}\" marker-end=\"url(#panah)\"/>"
            );
            if (line.Port is not ("Done" or "In" or ""))
                labels.Add(Cut(Words.Spell(line.Port), 24), curve);
        }
        foreach (var (id, box) in boxes)
            Step(svg, id, box, marks?.GetValueOrDefault(id), classes?.GetValueOrDefault(id));
        // Over the boxes: words that find no free place may touch an arrow, never hide behind a step.
        foreach (var (text, x, y) in labels.Place())
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"cabang\" x=\"{x}\" y=\"{y}\">{Text(text)}</text>");
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Nodes that can be reached from some others, those themselves left out.</summary>
    public HashSet<string> ReachableFrom(IEnumerable<string> starts)
    {
        var next = definition.Connections.ToLookup(c => c.SourceId, c => c.TargetId);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(starts);
        while (queue.TryDequeue(out var at))
        {
            foreach (var target in next[at].Where(seen.Add))
                queue.Enqueue(target);
        }
        return seen;
    }

    private static void Step(StringBuilder svg, string id, FlowBox box, StepMark? mark, string? more)
    {
        var css = mark switch
        {
            { Current: true } => "kini",
            { Times: > 0 } => "selesai",
            { Possible: true } => "mungkin",
            null => "",
            _ => "lain",
        };
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<g class=\"langkah {css} {more}\" data-langkah=\"{Text(id)}\"><rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" "
                + $"height=\"{box.Height}\" rx=\"6\"/>"
        );
        var said = mark switch
        {
            { Current: true } => "Di sini sekarang" + (mark.Extra is null ? "" : ": " + mark.Extra),
            { Times: > 0 } =>
                $"{(mark.Times > 1 ? $"{mark.Times} kali, terakhir " : "")}{mark.By}{(mark.When is null ? "" : ", " + mark.When)}",
            _ => null,
        };
        svg.Append("<title>").Append(Text(box.Label + (said is null ? "" : ". " + said))).Append("</title>");
        var lines = Wrap(box.Label);
        var (x, y) = (box.X + 10, box.Y + 20);
        foreach (var line in lines)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\">{Text(line)}</text>");
            y += 15;
        }
        if (said is not null)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"keterangan\" x=\"{x}\" y=\"{box.Y + box.Height - 6}\">{Text(Cut(said, WordsInLine + 12))}</text>"
            );
        if (mark is { Times: > 1 })
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"kali\" x=\"{box.X + box.Width - 8}\" y=\"{box.Y + 16}\">{mark.Times}×</text>"
            );
        svg.Append("</g>");
    }

    /// <param name="back">Another arrow goes the other way: both keep to their side.</param>
    private static FlowCurve Curve(FlowBox from, FlowBox to, bool back)
    {
        // Beside one another: from side to side; else from edge to edge, up or down.
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var aside = back ? 14 : 0;
        if (Math.Abs(dx) > from.Width / 2.0)
        {
            var way = Math.Sign(dx);
            var (x1, x2) = (dx > 0 ? from.X + from.Width : from.X, dx > 0 ? to.X : to.X + to.Width);
            var bend = Math.Max(30, Math.Abs(x2 - x1) / 2) * way;
            var shift = -way * aside;
            return new(x1, from.MidY + shift, x1 + bend, from.MidY + shift, x2 - bend, to.MidY + shift, x2, to.MidY + shift);
        }
        if (Math.Abs(dy) <= 2 * from.Height + 90)
        {
            var (y1, y2) = (dy > 0 ? from.Y + from.Height : from.Y, dy > 0 ? to.Y : to.Y + to.Height);
            var shift = Math.Sign(dy) * aside * 2.5;
            return new(from.MidX + shift, y1, from.MidX + shift, y1, to.MidX + shift, y2, to.MidX + shift, y2);
        }
        // Past the boxes between them, in a bow on the right.
        return new(
            from.X + from.Width,
            from.MidY,
            from.X + from.Width + 50,
            from.MidY,
            to.X + to.Width + 50,
            to.MidY,
            to.X + to.Width,
            to.MidY
        );
    }

    private static List<string> Wrap(string label)
    {
        var lines = new List<string> { "" };
        foreach (var word in label.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length + word.Length + 1 > WordsInLine && lines[^1].Length > 0)
                lines.Add("");
            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }
        return lines.Count <= Lines ? lines : [.. lines.Take(Lines - 1), Cut(string.Join(' ', lines.Skip(Lines - 1)), WordsInLine)];
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
