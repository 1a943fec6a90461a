using System.Globalization;
using System.Text;

namespace Jkn.Workflows.Signing.Pdf;

/// <summary>Prints values. Strings go out in hexadecimal: no escapes to get wrong.</summary>
internal static class PdfWriter
{
    public static void Text(Stream to, string text) => to.Write(Encoding.Latin1.GetBytes(text));

    /// <summary>A text string (7.9.2.2): UTF-16 with its mark, so that every name can be written.</summary>
    public static PdfString String(string text) => new([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)], 0, 0);

    public static void Write(Stream to, PdfValue value)
    {
        switch (value)
        {
            case PdfNull:
                Text(to, "null");
                break;
            case PdfBool b:
                Text(to, b.Value ? "true" : "false");
                break;
            case PdfNumber n:
                Text(to, n.Text);
                break;
            case PdfName n:
                Name(to, n.Value);
                break;
            case PdfString s:
                Text(to, $"<{Convert.ToHexString(s.Bytes)}>");
                break;
            case PdfRef r:
                Text(to, string.Create(CultureInfo.InvariantCulture, $"{r.Number} {r.Generation} R"));
                break;
            case PdfArray a:
                Array(to, a);
                break;
            case PdfDict d:
                Dict(to, d);
                break;
            case PdfStream s:
                Dict(to, s.Dict.With("Length", PdfNumber.Of((long)s.Raw.Length)));
                Text(to, "\nstream\n");
                to.Write(s.Raw.Span);
                Text(to, "\nendstream");
                break;
        }
    }

    private static void Array(Stream to, PdfArray array)
    {
        Text(to, "[");
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0)
                Text(to, " ");
            Write(to, array.Items[i]);
        }
        Text(to, "]");
    }

    private static void Dict(Stream to, PdfDict dict)
    {
        Text(to, "<<");
        foreach (var (key, value) in dict.Entries)
        {
            Name(to, key);
            Text(to, " ");
            Write(to, value);
        }
        Text(to, ">>");
    }

    private static void Name(Stream to, string name)
    {
        var text = new StringBuilder("/");
        foreach (var c in name)
        {
            if (c is > ' ' and <= '~' && !"()<>[]{}/%#".Contains(c, StringComparison.Ordinal))
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"#{(int)c:X2}");
        }
        Text(to, text.ToString());
    }
}
