namespace Jkn.Workflows.Signing;

/// <summary>Reads a glyph's curves (TrueType, table glyf): straight pieces of each contour, in units of the em.</summary>
internal sealed class SealGlyphs(Func<int, (int At, int Length)> outlineOf, Func<int, int> u16, Func<int, byte> u8, int unitsPerEm)
{
    private const int PiecesOfCurve = 6,
        MaxDepth = 4;

    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Of(int glyph, int depth = 0)
    {
        var (at, length) = outlineOf(glyph);
        if (length == 0 || depth > MaxDepth)
            return [];
        return (short)u16(at) >= 0 ? Simple(at, (short)u16(at)) : Composite(at + 10, depth);
    }

    private List<IReadOnlyList<(double X, double Y)>> Composite(int at, int depth)
    {
        var found = new List<IReadOnlyList<(double X, double Y)>>();
        for (var more = true; more; )
        {
            int flags = u16(at),
                part = u16(at + 2);
            var (dx, dy) =
                (flags & 1) != 0 ? ((short)u16(at + 4), (short)u16(at + 6)) : ((short)(sbyte)u8(at + 4), (short)(sbyte)u8(at + 5));
            // Accents are moved, never turned, in the letters of our names.
            found.AddRange(
                Of(part, depth + 1)
                    .Select(
                        IReadOnlyList<(double X, double Y)> (c) =>
                            [.. c.Select(p => (p.X + ((double)dx / unitsPerEm), p.Y + ((double)dy / unitsPerEm)))]
                    )
            );
            at +=
                4
                + ((flags & 1) != 0 ? 4 : 2)
                + (
                    (flags & 8) != 0 ? 2
                    : (flags & 0x40) != 0 ? 4
                    : (flags & 0x80) != 0 ? 8
                    : 0
                );
            more = (flags & 0x20) != 0;
        }
        return found;
    }

    private List<IReadOnlyList<(double X, double Y)>> Simple(int at, int contours)
    {
        var ends = Enumerable.Range(0, contours).Select(i => u16(at + 10 + (2 * i))).ToList();
        if (ends.Count == 0)
            return [];
        var next = at + 10 + (2 * contours);
        next += 2 + u16(next);
        var flags = new List<byte>();
        while (flags.Count <= ends[^1])
        {
            var flag = u8(next++);
            flags.Add(flag);
            for (var again = (flag & 8) != 0 ? u8(next++) : 0; again > 0; again--)
                flags.Add(flag);
        }
        var xs = Line(flags, 2, 16, ref next);
        var ys = Line(flags, 4, 32, ref next);
        var found = new List<IReadOnlyList<(double X, double Y)>>();
        for (var (contour, from) = (0, 0); contour < ends.Count; from = ends[contour++] + 1)
            found.Add(
                Smooth([
                    .. Enumerable
                        .Range(from, ends[contour] - from + 1)
                        .Select(i => (X: (double)xs[i] / unitsPerEm, Y: (double)ys[i] / unitsPerEm, IsOn: (flags[i] & 1) != 0)),
                ])
            );
        return found;
    }

    private List<int> Line(List<byte> flags, int isShort, int same, ref int next)
    {
        var (found, value) = (new List<int>(flags.Count), 0);
        foreach (var flag in flags)
        {
            if ((flag & isShort) != 0)
                value += (flag & same) != 0 ? u8(next++) : -u8(next++);
            else if ((flag & same) == 0)
            {
                value += (short)u16(next);
                next += 2;
            }
            found.Add(value);
        }
        return found;
    }

    /// <summary>Quadratic curves to straight pieces; between two points off the curve lies one on it.</summary>
    private static List<(double X, double Y)> Smooth(List<(double X, double Y, bool IsOn)> points)
    {
        var whole = new List<(double X, double Y, bool IsOn)>();
        for (var i = 0; i < points.Count; i++)
        {
            var (here, then) = (points[i], points[(i + 1) % points.Count]);
            whole.Add(here);
            if (!here.IsOn && !then.IsOn)
                whole.Add(((here.X + then.X) / 2, (here.Y + then.Y) / 2, true));
        }
        var start = Math.Max(0, whole.FindIndex(p => p.IsOn));
        var found = new List<(double X, double Y)>();
        for (var i = 0; i < whole.Count; i++)
        {
            var (here, then) = (whole[(start + i) % whole.Count], whole[(start + i + 1) % whole.Count]);
            if (here.IsOn)
            {
                found.Add((here.X, here.Y));
                continue;
            }
            var before = found[^1];
            for (var piece = 1; piece < PiecesOfCurve; piece++)
            {
                var t = (double)piece / PiecesOfCurve;
                double Mix(double a, double b, double c) => ((1 - t) * (1 - t) * a) + (2 * t * (1 - t) * b) + (t * t * c);
                found.Add((Mix(before.X, here.X, then.X), Mix(before.Y, here.Y, then.Y)));
            }
        }
        return found;
    }
}
