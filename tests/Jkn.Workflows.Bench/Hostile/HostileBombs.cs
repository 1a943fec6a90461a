using System.Globalization;
using System.Text;
using static Jkn.Workflows.Bench.RawPdf;

namespace Jkn.Workflows.Bench;

/// <summary>Small files that mean a great deal of work, and files that are no PDF at all. None may be read to its end.</summary>
internal static class HostileBombs
{
    private const string Pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        Page = "<</Type/Page/Parent 2 0 R>>",
        Catalog = "<</Type/Catalog/Pages 2 0 R>>";

    public static IEnumerable<HostileFile> All() =>
        Broken().Concat(Loops()).Concat(Numbers()).Concat(Lists()).Select(f => new HostileFile(f.Name, HostileAnswer.Unreadable, f.Bytes));

    private static IEnumerable<(string Name, byte[] Bytes)> Broken()
    {
        yield return ("empty", []);
        yield return ("archive", Join("PK\x03\x04"u8.ToArray(), new byte[4000]));
        yield return ("web page", Latin("<html><script>alert(1)</script></html>"));
        yield return ("head only", Latin("%PDF-1.7\n"));
        yield return ("no startxref", Latin("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"));
        yield return ("startxref beyond the end", Latin("%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF"));
        yield return ("startxref minus one", Latin("%PDF-1.7\nstartxref\n-1\n%%EOF"));
        yield return ("prefix before the head", Join(Latin("MZ padding\n"), Table(Catalog, Pages, Page)));
        yield return ("encrypted", Table("/Encrypt<</Filter/Standard/V 1>>", Latin(Catalog), Latin(Pages), Latin(Page)));
        yield return ("key twice", Table("<</Type/Catalog/Pages 2 0 R/Pages 4 0 R>>", Pages, Page));
        yield return ("wrong object number", Replace(Table(Catalog, Pages, Page), "2 0 obj", "7 0 obj"));
        yield return ("wrong stream length", InStream("/N 1/First 4/Length 999999", Latin("2 0 <<>>")));
        yield return ("negative stream length", InStream("/N 1/First 4/Length -5", Latin("2 0 <<>>")));
        yield return ("unknown filter", InStream("/N 1/First 4/Filter/LZWDecode", Latin("2 0 <<>>")));
        yield return ("broken compression", InStream("/N 1/First 4/Filter/FlateDecode", Latin("not compressed at all")));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Loops()
    {
        yield return ("page tree in itself", Table(Catalog, "<</Type/Pages/Kids[2 0 R]>>"));
        yield return ("page tree in a ring", Table(Catalog, "<</Kids[3 0 R]>>", "<</Kids[4 0 R]>>", "<</Kids[2 0 R]>>"));
        yield return ("previous table is this one", Prev("/Prev 9"));
        yield return ("hidden table is this one", Prev("/XRefStm 9"));
        yield return ("length in itself", Table(Catalog, "<</Length 2 0 R>>\nstream\nx\nendstream"));
        yield return ("reference to a reference", Table("<</Pages 2 0 R>>", "3 0 R", "2 0 R"));
        yield return ("object stream in itself", InStream("/N 1/First 4", Latin("4 0 <<>>"), selfPacked: true));
        yield return ("field in itself", Table("<</Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", Pages, Page, "<</T(a)/Kids[4 0 R]>>"));
        yield return ("deep page tree", Deep(20_000));
        yield return ("six hundred tables", Chain(600));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Numbers()
    {
        yield return ("table of a billion rows", Latin("%PDF-1.7\nxref\n0 999999999\ntrailer\n<<>>\nstartxref\n9\n%%EOF"));
        yield return ("row number beyond", Latin("%PDF-1.7\nxref\n999999999 1\n0000000009 00000 n \ntrailer\n<<>>\nstartxref\n9\n%%EOF"));
        yield return ("four hundred thousand rows", Rows(400_000));
        yield return ("object stream of many", InStream("/N 499999/First 4", new byte[2_000_000]));
        yield return ("object stream begins behind its end", InStream("/N 1/First 999999999", Latin("2 0 <<>>")));
        yield return ("a million brackets", Nested("[", 1_000_000));
        yield return ("a million dictionaries", Nested("<</a", 1_000_000));
        yield return ("four million parentheses", Nested("(", 4_000_000));
        yield return ("nine million spaces before the table", Chain(1, new string(' ', 9_000_000)));
        yield return ("one bomb of 400 MB", InStream("/N 1/First 4/Filter/FlateDecode", Zip(new byte[400_000_000])));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Lists()
    {
        var kids = "[" + string.Concat(Enumerable.Repeat("3 0 R ", 1_000_000)) + "]";
        yield return ("a page a million times", Table(Catalog, $"<</Type/Pages/Kids{kids}>>", Page));
        var fields = Enumerable.Range(5, 400).Select(n => $"<</T(f{n})/FT/Sig/Kids 4 0 R>>");
        var named = string.Join(' ', Enumerable.Range(5, 400).Select(n => $"{n} 0 R"));
        yield return (
            "four hundred fields, one list of a million",
            Table([$"<</Pages 2 0 R/AcroForm<</Fields[{named}]>>>>", Pages, Page, kids, .. fields])
        );
        // The same with a list that is short enough to be read once.
        var fewer = "[" + string.Concat(Enumerable.Repeat("3 0 R ", 60_000)) + "]";
        yield return (
            "four hundred fields, one list of sixty thousand",
            Table([$"<</Pages 2 0 R/AcroForm<</Fields[{named}]>>>>", Pages, Page, fewer, .. fields])
        );
        yield return ("forty packs of 30 MB", Packs(40, 30_000_000));
        yield return ("hundred packs of 1 MB", Packs(100, 1_000_000));
        yield return ("one string for thousands of objects", OneString(40_000, 1_000_000));
        yield return ("sixteen tables of many parts", Sections(16, 64, 30_000));
    }

    /// <summary>Object 2, the page tree, lies in a pack (object 4).</summary>
    private static byte[] InStream(string keys, byte[] content, bool selfPacked = false)
    {
        var length = keys.Contains("/Length", StringComparison.Ordinal) ? "" : $"/Length {content.Length}";
        var pack = Join(Latin($"4 0 obj\n<</Type/ObjStm{keys}{length}>>\nstream\n"), content, Latin("\nendstream\nendobj\n"));
        var head = Latin($"%PDF-1.7\n1 0 obj\n{Catalog}\nendobj\n");
        return WithTable(Join(head, pack), [(1, 1, 9, 0), (2, 2, 4, 0), selfPacked ? (4, 2, 4, 0) : (4, 1, head.Length, 0)]);
    }

    private static byte[] WithTable(byte[] body, IReadOnlyList<(int Number, int Kind, int Second, int Third)> places)
    {
        var rows = new List<byte>();
        foreach (var (_, kind, second, third) in places)
            rows.AddRange([
                (byte)kind,
                (byte)(second >> 24),
                (byte)(second >> 16),
                (byte)(second >> 8),
                (byte)second,
                (byte)(third >> 8),
                (byte)third,
            ]);
        var index = string.Join(' ', places.Select(p => $"{p.Number} 1"));
        var size = places.Max(p => p.Number) + 2;
        var table = Stream($"/Type/XRef/Size {size}/W[1 4 2]/Index[{index}]/Root 1 0 R", [.. rows]);
        return Join(body, Latin($"{size - 1} 0 obj\n"), table, Latin($"\nendobj\nstartxref\n{body.Length}\n%%EOF"));
    }

    private static byte[] Packs(int count, int size)
    {
        using var to = new MemoryStream();
        to.Write(Latin($"%PDF-1.7\n1 0 obj\n{Catalog}\nendobj\n"));
        var packed = new List<(int, int, int, int)> { (1, 1, 9, 0) };
        var kids = string.Join(' ', Enumerable.Range(0, count).Select(i => $"{100 + i} 0 R"));
        packed.Add((2, 1, (int)to.Position, 0));
        to.Write(Latin($"2 0 obj\n<</Kids[{kids}]>>\nendobj\n"));
        for (var i = 0; i < count; i++)
        {
            var content = new byte[size];
            content.AsSpan().Fill((byte)' ');
            Latin($"{100 + i} 0 <</Type/Page>>").CopyTo(content, 0);
            packed.Add((10 + i + 200, 1, (int)to.Position, 0));
            packed.Add((100 + i, 2, 10 + i + 200, 0));
            to.Write(
                Join(
                    Latin($"{10 + i + 200} 0 obj\n"),
                    Stream("/Type/ObjStm/N 1/First 6/Filter/FlateDecode", Zip(content)),
                    Latin("\nendobj\n")
                )
            );
        }
        return WithTable(to.ToArray(), packed);
    }

    private static byte[] OneString(int count, int size)
    {
        var heads = new StringBuilder();
        for (var i = 0; i < count; i++)
            heads.Append(CultureInfo.InvariantCulture, $"{100 + i} 0 ");
        var content = Latin(heads + "<</Type/Page/Note(" + new string('x', size) + ")>>");
        var kids = string.Join(' ', Enumerable.Range(0, count).Select(i => $"{100 + i} 0 R"));
        var head = Latin($"%PDF-1.7\n1 0 obj\n{Catalog}\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]>>\nendobj\n");
        var page = Latin($"3 0 obj\n<</Type/Pages/Kids[{kids}]>>\nendobj\n");
        var pack = Join(Latin("4 0 obj\n"), Stream($"/Type/ObjStm/N {count}/First {heads.Length}", content), Latin("\nendobj\n"));
        List<(int, int, int, int)> places =
        [
            (1, 1, 9, 0),
            (2, 1, 9 + $"1 0 obj\n{Catalog}\nendobj\n".Length, 0),
            (3, 1, head.Length, 0),
            (4, 1, head.Length + page.Length, 0),
            .. Enumerable.Range(0, count).Select(i => (100 + i, 2, 4, i)),
        ];
        return WithTable(Join(head, page, pack), places);
    }

    /// <summary>Cross-reference streams that list the same objects over and over.</summary>
    private static byte[] Sections(int count, int parts, int rows)
    {
        using var to = new MemoryStream();
        to.Write(Latin("%PDF-1.7\n"));
        var packed = Zip(new byte[rows * parts * 3]);
        var index = string.Join(' ', Enumerable.Repeat($"0 {rows}", parts));
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var prev = i == 0 ? "" : $"/Prev {start}";
            start = (int)to.Position;
            var table = Stream($"/Type/XRef/Size {rows}/W[1 1 1]/Index[{index}]/Root 1 0 R/Filter/FlateDecode{prev}", packed);
            to.Write(Join(Latin($"{i + 1} 0 obj\n"), table, Latin("\nendobj\n")));
        }
        to.Write(Latin($"startxref\n{start}\n%%EOF"));
        return to.ToArray();
    }

    private static byte[] Prev(string trailer) =>
        Latin($"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R{trailer}>>\nstartxref\n9\n%%EOF");

    private static byte[] Chain(int count, string between = "")
    {
        var to = new StringBuilder("%PDF-1.7\n");
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var prev = i == 0 ? "" : $"/Prev {start}";
            start = to.Length;
            to.Append(CultureInfo.InvariantCulture, $"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R{prev}>>\n");
        }
        if (between.Length > 0)
            to.Insert(9, between);
        return Latin(to + $"startxref\n{start}\n%%EOF");
    }

    private static byte[] Deep(int levels) => Table([Catalog, .. Enumerable.Range(3, levels).Select(n => $"<</Kids[{n} 0 R]>>"), "<<>>"]);

    private static byte[] Rows(int count)
    {
        var rows = string.Concat(Enumerable.Repeat("0000000009 00000 n \n", count));
        return Latin($"%PDF-1.7\nxref\n0 {count}\n{rows}trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF");
    }

    private static byte[] Nested(string open, int count) =>
        Latin(
            "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n" + string.Concat(Enumerable.Repeat(open, count)) + "\nstartxref\n9\n%%EOF"
        );
}
