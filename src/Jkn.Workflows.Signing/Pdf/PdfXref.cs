namespace Jkn.Workflows.Signing.Pdf;

/// <summary>Where an object lies: at an offset, or as the n-th in an object stream. Neither: free.</summary>
internal readonly record struct PdfPlace(int Offset, int Generation, int Container, int Index)
{
    public bool IsPacked => Container > 0;
    public bool IsFree => !IsPacked && Offset == 0;
}

/// <summary>
/// The cross-reference chain: tables, streams and hybrids (ISO 32000-1, 7.5.4 and 7.5.8), newest first. No repair of broken files: a letter
/// that needs guessing is refused.
/// </summary>
internal sealed class PdfXref
{
    private const int MaxNumber = 500_000;
    private readonly ReadOnlyMemory<byte> file;
    private readonly PdfBudget budget;
    private readonly Dictionary<int, PdfPlace> places = [];
    private readonly HashSet<long> seen = [];

    private PdfXref(ReadOnlyMemory<byte> file, PdfBudget budget) => (this.file, this.budget) = (file, budget);

    public IReadOnlyDictionary<int, PdfPlace> Places => places;
    public PdfDict Trailer { get; private set; } = PdfDict.Empty;
    public int Start { get; private set; }

    /// <summary>The newest section is a stream: an appended revision writes one too (readers refuse a mixture).</summary>
    public bool IsStream { get; private set; }

    public static PdfXref Read(ReadOnlyMemory<byte> file, PdfBudget budget)
    {
        // The whole file, not only its tail: what somebody appended must be reported, not hide the document.
        var found = file.Span.LastIndexOf("startxref"u8);
        if (found < 0)
            throw Broken();
        var xref = new PdfXref(file, budget) { Start = Offset(new PdfLexer(file, budget, found + 9).Integer(), file.Length) };
        var next = (long?)xref.Start;
        for (var first = true; next is { } offset; first = false)
            next = xref.Section(offset, first);
        return xref;
    }

    private long? Section(long offset, bool newest)
    {
        budget.Section();
        if (!seen.Add(offset))
            throw Broken();
        var lexer = new PdfLexer(file, budget, Offset(offset, file.Length));
        var isStream = !lexer.Take("xref");
        var trailer = isStream ? Stream((int)offset) : Table(lexer);
        if (newest)
            (Trailer, IsStream) = (trailer, isStream);
        // A hybrid's hidden stream counts before the older sections.
        if (!isStream && trailer["XRefStm"] is PdfNumber { Whole: { } hidden } && seen.Add(hidden))
        {
            budget.Section();
            Stream(Offset(hidden, file.Length));
        }
        return trailer["Prev"] is PdfNumber { Whole: { } previous } ? previous : null;
    }

    private PdfDict Table(PdfLexer lexer)
    {
        while (!lexer.Take("trailer"))
        {
            long first = lexer.Integer(),
                count = lexer.Integer();
            if (first < 0 || count < 0 || first > MaxNumber || count > MaxNumber)
                throw Broken();
            for (var i = 0; i < count; i++)
            {
                long offset = lexer.Integer(),
                    generation = lexer.Integer();
                var used = lexer.Take("n");
                if (!used && !lexer.Take("f"))
                    throw Broken();
                Add((int)first + i, used ? new(Offset(offset, file.Length), (int)Math.Clamp(generation, 0, 65535), 0, 0) : default);
            }
        }
        return lexer.Read() as PdfDict ?? throw Broken();
    }

    private PdfDict Stream(int offset)
    {
        if (PdfObjects.At(file, budget, offset).Value is not PdfStream stream || !stream.Dict.Is("Type", "XRef"))
            throw Broken();
        if (
            stream.Dict["W"] is not PdfArray { Items: [PdfNumber { Whole: { } a }, PdfNumber { Whole: { } b }, PdfNumber { Whole: { } c }] }
        )
            throw Broken();
        if (a is < 0 or > 4 || b is < 0 or > 8 || c is < 0 or > 4)
            throw Broken();
        var rows = PdfFilters.Unpack(stream, budget);
        var size = (stream.Dict["Size"] as PdfNumber)?.Whole ?? 0;
        var index = stream.Dict["Index"] is PdfArray given ? given.Items.Select(i => (i as PdfNumber)?.Whole ?? -1).ToList() : [0, size];
        int width = (int)(a + b + c),
            at = 0;
        for (var part = 0; part + 1 < index.Count; part += 2)
        {
            if (index[part] < 0 || index[part + 1] < 0 || index[part] > MaxNumber || index[part + 1] > MaxNumber)
                throw Broken();
            for (var i = 0; i < index[part + 1]; i++, at += width)
            {
                if (width == 0 || at + width > rows.Length)
                    throw Broken();
                var row = rows.Span.Slice(at, width);
                var kind = a == 0 ? 1 : Number(row[..(int)a]);
                long second = Number(row.Slice((int)a, (int)b)),
                    third = Number(row[(int)(a + b)..]);
                Add(
                    (int)index[part] + i,
                    kind switch
                    {
                        1 => new(Offset(second, file.Length), (int)Math.Clamp(third, 0, 65535), 0, 0),
                        2 when second is > 0 and < MaxNumber && third is >= 0 and < MaxNumber => new(0, 0, (int)second, (int)third),
                        _ => default,
                    }
                );
            }
        }
        return stream.Dict;
    }

    private void Add(int number, PdfPlace place)
    {
        budget.Step();
        if (places.Count >= budget.Limits.Objects)
            throw new PdfFormatException(PdfFormatException.TooComplex);
        places.TryAdd(number, place);
    }

    private static long Number(ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        foreach (var b in bytes)
            value = (value << 8) | b;
        return value;
    }

    private static int Offset(long offset, int length) => offset >= 0 && offset < length ? (int)offset : throw Broken();

    private static PdfFormatException Broken() => new(PdfFormatException.Broken);
}
