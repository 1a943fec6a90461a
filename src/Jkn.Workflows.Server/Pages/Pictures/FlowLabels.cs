using System.Globalization;

namespace Jkn.Workflows.Server.Pages.Pictures;

/// <summary>An arrow: a cubic curve from one step to another, in the picture's units.</summary>
internal readonly record struct FlowCurve(double X1, double Y1, double C1X, double C1Y, double C2X, double C2Y, double X2, double Y2)
{
    public string Path => string.Create(CultureInfo.InvariantCulture, $"M{X1} {Y1}C{C1X} {C1Y} {C2X} {C2Y} {X2} {Y2}");

    /// <param name="t">0 is where it begins, 1 where it ends.</param>
    public (double X, double Y) At(double t)
    {
        var u = 1 - t;
        var (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t);
        return ((a * X1) + (b * C1X) + (c * C2X) + (d * X2), (a * Y1) + (b * C1Y) + (c * C2Y) + (d * Y2));
    }
}

/// <summary>
/// Puts the words of arrows where neither a step nor other words are: along their own arrow, over or under it, nearest to its middle.
/// </summary>
internal sealed class FlowLabels(IEnumerable<(double X, double Y, double Width, double Height)> boxes)
{
    /// <summary>Of the picture's small letters, generously.</summary>
    public const double Letter = 6.2,
        Height = 13;
    private static readonly double[] Along = [.5, .42, .58, .34, .66, .26, .74, .18, .82, .1, .9];
    private static readonly double[] Beside = [-4, 13, -18, 27];
    private readonly List<(double X, double Y, double Width, double Height)> taken = [.. boxes];
    private readonly List<(string Text, FlowCurve Curve)> wanted = [];

    public void Add(string text, FlowCurve curve) => wanted.Add((text, curve));

    /// <summary>Each with the middle of its base line. Long words choose first: short ones find a place in smaller gaps.</summary>
    public IEnumerable<(string Text, double X, double Y)> Place()
    {
        foreach (var (text, curve) in wanted.OrderByDescending(w => w.Text.Length))
        {
            var places = Beside
                .SelectMany(dy => Along.Select(t => (curve.At(t), dy)))
                .Select(p => (p.Item1.X, Y: p.Item1.Y + p.dy))
                .Concat(Sides(text, curve));
            var (x, y) = places.MinBy(p => Overlap(Rect(text, p.X, p.Y)));
            taken.Add(Rect(text, x, y));
            yield return (text, Math.Round(x, 1), Math.Round(y, 1));
        }
    }

    /// <summary>Right and left of an upright arrow.</summary>
    private static IEnumerable<(double X, double Y)> Sides(string text, FlowCurve curve)
    {
        var half = (text.Length * Letter / 2) + 5;
        foreach (var t in Along)
        {
            var (x, y) = curve.At(t);
            yield return (x + half, y + 4);
            yield return (x - half, y + 4);
        }
    }

    private static (double X, double Y, double Width, double Height) Rect(string text, double x, double y) =>
        (x - (text.Length * Letter / 2), y - Height + 3, text.Length * Letter, Height);

    private double Overlap((double X, double Y, double Width, double Height) a) =>
        taken.Sum(b =>
            Math.Max(0, Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X))
            * Math.Max(0, Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y))
        );
}
