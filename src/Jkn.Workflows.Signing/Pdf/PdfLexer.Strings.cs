using System.Text;

namespace Jkn.Workflows.Signing.Pdf;

internal sealed partial class PdfLexer
{
    private PdfName Name()
    {
        at++;
        var text = new StringBuilder();
        for (; at < Bytes.Length && !IsSpace(Bytes[at]) && !IsDelimiter(Bytes[at]); at++)
        {
            if (
                Bytes[at] == '#'
                && at + 2 < Bytes.Length
                && Nibble(Bytes[at + 1]) is >= 0 and var high
                && Nibble(Bytes[at + 2]) is >= 0 and var low
            )
            {
                text.Append((char)((high << 4) | low));
                at += 2;
            }
            else
                text.Append((char)Bytes[at]);
        }
        return new(text.ToString());
    }

    private PdfString Hex()
    {
        var start = at++;
        var found = new List<byte>();
        var half = -1;
        for (; at < Bytes.Length && Bytes[at] != '>'; at++)
        {
            if (IsSpace(Bytes[at]))
                continue;
            var digit = Nibble(Bytes[at]);
            if (digit < 0)
                throw Broken();
            if (half < 0)
                half = digit;
            else
            {
                found.Add((byte)((half << 4) | digit));
                half = -1;
            }
        }
        if (at >= Bytes.Length)
            throw Broken();
        if (half >= 0)
            found.Add((byte)(half << 4));
        return Kept(found, start);
    }

    private PdfString Literal()
    {
        var start = at++;
        var found = new List<byte>();
        for (var open = 1; ; at++)
        {
            if (at >= Bytes.Length)
                throw Broken();
            var b = Bytes[at];
            if (b == '\\')
            {
                Escape(found);
                continue;
            }
            if (b == '(')
                open++;
            if (b == ')' && --open == 0)
                break;
            found.Add(b);
        }
        return Kept(found, start);
    }

    /// <summary>
    /// Held for as long as the document is, and built in a list that is as long again: one long string may stand for many objects.
    /// </summary>
    private PdfString Kept(List<byte> found, int start)
    {
        budget.Inflate(2L * found.Count);
        return new([.. found], start, ++at);
    }

    /// <summary>Ends on the last byte of the escape (7.3.4.2, table 3).</summary>
    private void Escape(List<byte> found)
    {
        if (++at >= Bytes.Length)
            throw Broken();
        var b = Bytes[at];
        if (b is >= (byte)'0' and <= (byte)'7')
        {
            var value = b - '0';
            for (var n = 0; n < 2 && at + 1 < Bytes.Length && Bytes[at + 1] is >= (byte)'0' and <= (byte)'7'; n++)
                value = (value * 8) + Bytes[++at] - '0';
            found.Add((byte)value);
            return;
        }
        if (b == 13 && at + 1 < Bytes.Length && Bytes[at + 1] == 10)
            at++;
        if (b is 10 or 13)
            return;
        found.Add(
            b switch
            {
                (byte)'n' => 10,
                (byte)'r' => 13,
                (byte)'t' => 9,
                (byte)'b' => 8,
                (byte)'f' => 12,
                _ => b,
            }
        );
    }
}
