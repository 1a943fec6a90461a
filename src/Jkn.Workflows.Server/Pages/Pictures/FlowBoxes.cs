using System.Text.Json;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Server.Pages.Pictures;

/// <summary>Where a step, or a frame around steps, stands in a picture, and what it is called.</summary>
internal readonly record struct FlowBox(double X, double Y, double Width, double Height, string Label)
{
    public double MidX => X + (Width / 2);
    public double MidY => Y + (Height / 2);
}

/// <summary>Places the steps of a definition.</summary>
internal static class FlowBoxes
{
    public const int Margin = 24;
    private const int FrameTop = 48;

    /// <summary>Authors put steps close together; the words on the arrows between them need room.</summary>
    private const double Wider = 1.3,
        Higher = 1.15;

    /// <summary>
    /// Steps where their author put them. What runs once for each person inside a step stands below the rest, in a frame of its own: the
    /// two were drawn on different sheets.
    /// </summary>
    public static (Dictionary<string, FlowBox> Boxes, List<FlowBox> Frames) Of(FlowDefinition definition)
    {
        var (boxes, frames) = (new Dictionary<string, FlowBox>(StringComparer.Ordinal), new List<FlowBox>());
        if (!definition.Source.TryGetProperty("root", out var root))
            return (boxes, frames);
        boxes = Collect(root, definition);
        foreach (var (id, body) in Bodies(root))
        {
            var inside = Collect(body, definition);
            if (inside.Count == 0)
                continue;
            var drawn = boxes.Values.Concat(frames).ToList();
            var (x, y) = (
                drawn.Min(b => b.X) + Margin - inside.Values.Min(b => b.X),
                drawn.Max(b => b.Y + b.Height) + FrameTop + Margin - inside.Values.Min(b => b.Y)
            );
            var moved = inside.ToDictionary(b => b.Key, b => b.Value with { X = b.Value.X + x, Y = b.Value.Y + y });
            var (left, top) = (moved.Values.Min(b => b.X) - Margin, moved.Values.Min(b => b.Y) - FrameTop);
            frames.Add(
                new(
                    left,
                    top,
                    // room for arrows that go round
                    moved.Values.Max(b => b.X + b.Width)
                        - left
                        + (3 * Margin),
                    moved.Values.Max(b => b.Y + b.Height) - top + Margin,
                    $"{definition.Node(id)?.DisplayText ?? id}: langkah tiap peserta"
                )
            );
            foreach (var (inner, box) in moved)
                boxes[inner] = box;
        }
        return (boxes, frames);
    }

    private static IEnumerable<(string Id, JsonElement Body)> Bodies(JsonElement root) =>
        root.TryGetProperty("activities", out var activities) && activities.ValueKind == JsonValueKind.Array
            ? activities
                .EnumerateArray()
                .Where(a =>
                    a.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object && a.TryGetProperty("id", out _)
                )
                .Select(a => (a.GetProperty("id").GetString() ?? "", a.GetProperty("body")))
            : [];

    private static Dictionary<string, FlowBox> Collect(JsonElement container, FlowDefinition definition)
    {
        var boxes = new Dictionary<string, FlowBox>(StringComparer.Ordinal);
        if (!container.TryGetProperty("activities", out var activities) || activities.ValueKind != JsonValueKind.Array)
            return boxes;
        var row = 0;
        foreach (var node in activities.EnumerateArray())
        {
            if (!node.TryGetProperty("id", out var id) || id.GetString() is not { } name)
                continue;
            var (x, y, width) = (0.0, 104.0 * row++, 250.0);
            if (
                node.TryGetProperty("metadata", out var meta)
                && meta.TryGetProperty("designer", out var designer)
                && designer.TryGetProperty("position", out var position)
            )
            {
                (x, y) = (Math.Round(Number(position, "x") * Wider), Math.Round(Number(position, "y") * Higher));
                if (designer.TryGetProperty("size", out var size) && Number(size, "width") is > 40 and < 1000 and var given)
                    width = given;
            }
            boxes[name] = new(x, y, width, 64, definition.Node(name)?.DisplayText ?? definition.Node(name)?.Name ?? name);
        }
        return boxes;
    }

    private static double Number(JsonElement at, string name) =>
        at.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.GetDouble() is var number
        && double.IsFinite(number)
            ? Math.Round(Math.Clamp(number, -20_000, 20_000))
            : 0;
}
