using static Jkn.Workflows.Bench.RawPdf;

namespace Jkn.Workflows.Bench;

/// <summary>The genuine letter with something behind it: what shows over the text, what runs, what only another program sees.</summary>
internal static class HostileAdditions
{
    private const string Cover = "/Type/Annot/F 4/P 3 0 R/Rect[60 740 560 800]";

    public static async Task<IReadOnlyList<HostileFile>> AllAsync(HostileLetter letter)
    {
        var issued = letter.Issued;
        RawUpdate Update() => new(issued);
        var page = Update().Now(HostileLetter.Page);
        var catalog = Update().Now(1);
        var bytes = new List<(string, byte[])>
        {
            ("a line break", Join(issued, Latin("\n"))),
            ("a comment", Join(issued, Latin("% lagi\n"))),
            ("a second end", Join(issued, Latin("%%EOF\n"))),
            ("an archive", Join(issued, "PK\x03\x04"u8.ToArray(), new byte[900])),
            ("objects without a table", Join(issued, Latin("4 0 obj\n<</Length 5>>\nstream\nBT ET\nendstream\nendobj\n"))),
            ("another text on the page", Update().Set(HostileLetter.Text, Said("BUDI PALSU")).ToBytes()),
            ("another text and proofs", WithProofs(issued, Said("BUDI PALSU"))),
            ("a note over the text", Annotated(issued, page, $"<<{Cover}/Subtype/FreeText/Contents(BUDI PALSU)/DA(/F1 12 Tf)>>")),
            ("a square over the text", Annotated(issued, page, $"<<{Cover}/Subtype/Square/IC[1 1 1]>>")),
            ("a text field over the text", Annotated(issued, page, $"<<{Cover}/Subtype/Widget/FT/Tx/T(x)/V(BUDI PALSU)>>", field: true)),
            ("an unsigned signature field over the text", Annotated(issued, page, Empty(), field: true)),
            ("a visible document time stamp", Annotated(issued, page, Stamp("[60 740 560 800]"), field: true)),
            ("a script at opening", Update().Set(1, catalog[..^2] + "/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>").ToBytes()),
            ("attached files", Update().Set(1, catalog[..^2] + "/Names<</EmbeddedFiles<</Names[]>>>>>>").ToBytes()),
            ("a page more", MorePage(issued)),
            ("another catalog", OtherRoot(issued)),
            ("another size of the page", Update().Set(HostileLetter.Page, page.Replace("595 842", "595 400")).ToBytes()),
            ("locked with a password", new RawUpdate(issued) { Trailer = "/Encrypt<</Filter/Standard>>" }.ToBytes()),
            ("the signature emptied", Emptied(issued)),
            ("the signature's picture exchanged", Picture(issued)),
            ("the form taken away", Update().Set(1, "<</Type/Catalog/Pages 2 0 R>>").ToBytes()),
            ("an object nobody asks for", With(Update(), "<</Ghost true>>")),
            ("a table that hides another", new RawUpdate(issued) { Trailer = "/XRefStm 9" }.ToBytes()),
            ("a loop behind it", new RawUpdate(issued) { Trailer = "/Prev 9" }.ToBytes()),
            ("a bomb behind it", Join(issued, Latin("\n1 0 obj\n" + new string('[', 500_000)))),
        };
        var over = new Jkn.Workflows.Signing.SealField("tanda-tangan-2", 1, new(60, 740, 500, 60));
        bytes.Add(("a stranger's signature over the text", await HostileLetter.SignAsync(issued, letter.Stranger, over)));
        bytes.Add(("a stranger's unseen signature", await HostileLetter.SignAsync(issued, letter.Stranger, new("lain"))));
        bytes.Add(("a colleague's signature over the text", await HostileLetter.SignAsync(issued, letter.Kabid, over)));
        var changed = Update().Set(HostileLetter.Text, Said("BUDI PALSU")).ToBytes();
        bytes.Add(("another text, signed by a stranger", await HostileLetter.SignAsync(changed, letter.Stranger, over)));
        return [.. bytes.Select(b => new HostileFile(b.Item1, HostileAnswer.Added, b.Item2))];
    }

    /// <summary>What a provider adds for the long run, and nothing else: a copy, but nothing of the letter was touched.</summary>
    public static HostileFile Proofs(HostileLetter letter) => new("proofs only", HostileAnswer.Changed, WithProofs(letter.Issued, null));

    private static byte[] WithProofs(byte[] issued, string? text)
    {
        var update = new RawUpdate(issued);
        var proof = update.Add(Stream("", Latin("an answer of the authority")));
        var store = update.Add($"<</Type/DSS/Certs[{proof} 0 R]>>");
        update.Set(1, update.Now(1)[..^2] + $"/DSS {store} 0 R>>");
        return (text is null ? update : update.Set(HostileLetter.Text, text)).ToBytes();
    }

    private static string Said(string name)
    {
        var text = $"BT /F1 12 Tf 72 770 Td ({name})Tj ET";
        return $"<</Length {text.Length}>>\nstream\n{text}\nendstream";
    }

    private static string Empty() => $"<<{Cover}/Subtype/Widget/FT/Sig/T(kosong)/AP<</N 4 0 R>>>>";

    private static string Stamp(string box) =>
        $"<</Type/Annot/Subtype/Widget/FT/Sig/T(cap)/F 4/P 3 0 R/Rect{box}/AP<</N 4 0 R>>"
        + "/V<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/ByteRange[0 9 19 9]/Contents<00>>>>>";

    private static byte[] Annotated(byte[] issued, string page, string annotation, bool field = false)
    {
        var update = new RawUpdate(issued);
        var made = update.Add(annotation);
        update.Set(HostileLetter.Page, page.Replace("/Annots [", $"/Annots [{made} 0 R ", StringComparison.Ordinal));
        if (update.Now(HostileLetter.Page) == page && !page.Contains("/Annots [", StringComparison.Ordinal))
            throw new InvalidOperationException("The page has no list of annotations.");
        if (field)
            update.Set(1, update.Now(1).Replace("/Fields [", $"/Fields [{made} 0 R ", StringComparison.Ordinal));
        return update.ToBytes();
    }

    private static byte[] MorePage(byte[] issued)
    {
        var update = new RawUpdate(issued);
        var made = update.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>");
        return update.Set(2, $"<</Type/Pages/Kids[3 0 R {made} 0 R]/Count 2>>").ToBytes();
    }

    private static byte[] OtherRoot(byte[] issued)
    {
        var number = RawPdf.Last(issued, "/Size");
        var update = new RawUpdate(issued) { Root = $"{number} 0 R" };
        update.Add("<</Type/Catalog/Pages 2 0 R>>");
        return update.ToBytes();
    }

    private static byte[] With(RawUpdate update, string body)
    {
        update.Add(body);
        return update.ToBytes();
    }

    private static byte[] Emptied(byte[] issued)
    {
        var (number, now) = Signature(issued);
        var at = now.IndexOf("/Contents", StringComparison.Ordinal);
        return new RawUpdate(issued).Set(number, now[..at] + "/Contents<>>>").ToBytes();
    }

    private static byte[] Picture(byte[] issued)
    {
        var update = new RawUpdate(issued);
        var number = Field(issued);
        var now = update.Now(number);
        return update.Set(number, now.Replace("/AP <<", "/MK<</CA(BUDI)>>/AP <<", StringComparison.Ordinal)).ToBytes();
    }

    /// <summary>The last signature dictionary's number and text.</summary>
    internal static (int Number, string Now) Signature(byte[] file)
    {
        var text = Text(file);
        var at = text.LastIndexOf(" 0 obj\n<</Type/Sig", StringComparison.Ordinal);
        var number = int.Parse(text[(text.LastIndexOf('\n', at - 1) + 1)..at], System.Globalization.CultureInfo.InvariantCulture);
        return (number, new RawUpdate(file).Now(number));
    }

    private static int Field(byte[] file)
    {
        var text = Text(file);
        var at = text.LastIndexOf("/Subtype /Widget", StringComparison.Ordinal);
        var head = text.LastIndexOf(" 0 obj", at, StringComparison.Ordinal);
        return int.Parse(text[(text.LastIndexOf('\n', head - 1) + 1)..head], System.Globalization.CultureInfo.InvariantCulture);
    }
}
