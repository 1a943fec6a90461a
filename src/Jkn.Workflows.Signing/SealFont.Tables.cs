using System.Buffers.Binary;

namespace Jkn.Workflows.Signing;

/// <summary>The tables of the font file.</summary>
internal sealed partial class SealFont
{
    private void ReadCharacters()
    {
        var cmap = tables["cmap"].At;
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var table = cmap + (int)U32(cmap + 8 + (8 * i));
            if (U16(cmap + 4 + (8 * i)) != 3 || U16(table) != 4)
                continue;
            var count = U16(table + 6) / 2;
            for (var c = ' '; c <= '\u00FF'; c++)
            {
                for (var s = 0; s < count; s++)
                {
                    if (U16(table + 14 + (2 * s)) < c)
                        continue;
                    var start = U16(table + 16 + (2 * count) + (2 * s));
                    var (delta, place) = (U16(table + 16 + (4 * count) + (2 * s)), table + 16 + (6 * count) + (2 * s));
                    if (
                        start <= c
                        && (U16(place) == 0 ? (c + delta) & 0xFFFF : U16(place + U16(place) + (2 * (c - start)))) is var glyph and not 0
                    )
                        glyphs[c] = glyph;
                    break;
                }
            }
        }
    }

    private byte[] Table(string tag) => font.AsSpan(tables[tag].At, tables[tag].Length).ToArray();

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(at));
}
