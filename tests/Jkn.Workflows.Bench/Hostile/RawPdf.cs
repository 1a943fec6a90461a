using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Jkn.Workflows.Bench;

/// <summary>Writes PDF text as an attacker does: by hand, without the product's own reader or writer.</summary>
internal static class RawPdf
{
    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    public static string Text(byte[] file) => Encoding.Latin1.GetString(file);

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(p => p)];

    public static byte[] Zip(byte[] content)
    {
        using var to = new MemoryStream();
        using (var zip = new ZLibStream(to, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(content);
        return to.ToArray();
    }

    public static byte[] Stream(string keys, byte[] content) =>
        Join(Latin($"<<{keys}/Length {content.Length}>>\nstream\n"), content, Latin("\nendstream"));

    /// <summary>A whole file with a classic table; object n is the n-th.</summary>
    public static byte[] Table(string trailer, params byte[][] objects)
    {
        using var to = new MemoryStream();
        to.Write(Latin("%PDF-1.7\n"));
        var rows = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{to.Position:D10} 00000 n \n");
            to.Write(Join(Latin($"{i + 1} 0 obj\n"), objects[i], Latin("\nendobj\n")));
        }
        var start = to.Position;
        to.Write(
            Latin(
                $"xref\n0 {objects.Length + 1}\n{rows}trailer\n<</Size {objects.Length + 1}/Root 1 0 R{trailer}>>\n"
                    + $"startxref\n{start}\n%%EOF\n"
            )
        );
        return to.ToArray();
    }

    public static byte[] Table(params string[] objects) => Table("", [.. objects.Select(Latin)]);

    /// <summary>The last number behind a word, as a reader finds it from the end.</summary>
    public static int Last(byte[] file, string word) =>
        int.Parse(
            Regex.Match(Text(file), Regex.Escape(word) + @"\s*(\d+)", RegexOptions.RightToLeft).Groups[1].Value,
            CultureInfo.InvariantCulture
        );

    public static byte[] Replace(byte[] file, string what, string with)
    {
        var text = Text(file);
        var at = text.LastIndexOf(what, StringComparison.Ordinal);
        return at < 0
            ? throw new InvalidOperationException($"'{what}' is not in the file.")
            : Latin(text[..at] + with + text[(at + what.Length)..]);
    }
}

/// <summary>An incremental update written by hand onto a file with classic tables.</summary>
internal sealed class RawUpdate(byte[] file)
{
    private readonly SortedDictionary<int, byte[]> objects = [];
    private int next = RawPdf.Last(file, "/Size");

    public string Root { get; init; } = "1 0 R";
    public string Trailer { get; init; } = "";

    /// <summary>The text of an object as it stands now: its last writing.</summary>
    public string Now(int number)
    {
        var all = Regex.Matches(RawPdf.Text(file), $@"(?<!\d){number} 0 obj\s*(.*?)\s*endobj", RegexOptions.Singleline);
        return all[^1].Groups[1].Value;
    }

    public RawUpdate Set(int number, string body)
    {
        objects[number] = RawPdf.Latin(body);
        return this;
    }

    public int Add(string body) => Add(RawPdf.Latin(body));

    public int Add(byte[] body)
    {
        objects[next] = body;
        return next++;
    }

    public byte[] ToBytes()
    {
        using var to = new MemoryStream();
        to.Write(file);
        var rows = new StringBuilder();
        foreach (var (number, body) in objects)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{number} 1\n{to.Position:D10} 00000 n \n");
            to.Write(RawPdf.Join(RawPdf.Latin($"{number} 0 obj\n"), body, RawPdf.Latin("\nendobj\n")));
        }
        var (start, prev) = (to.Position, RawPdf.Last(file, "startxref"));
        to.Write(RawPdf.Latin($"xref\n{rows}trailer\n<</Size {next}/Root {Root}/Prev {prev}{Trailer}>>\nstartxref\n{start}\n%%EOF\n"));
        return to.ToArray();
    }
}
