namespace Jkn.Workflows.Signing.Pdf;

/// <summary>A PDF file, read lazily through its cross-reference chain. Not for use from two threads at once: objects are cached.</summary>
internal sealed class PdfDocument
{
    public const int MaxBytes = 64 * 1024 * 1024;
    private const int MaxHops = 16,
        MaxPages = 10_000,
        MaxFields = 10_000;
    private readonly Dictionary<int, PdfValue> values = [];
    private readonly Dictionary<int, (int[] Offsets, ReadOnlyMemory<byte> Bytes)> packs = [];
    private readonly HashSet<int> open = [];

    private PdfDocument(ReadOnlyMemory<byte> bytes, PdfBudget budget) =>
        (Bytes, Budget, Xref) = (bytes, budget, PdfXref.Read(bytes, budget));

    /// <summary>What reading may still cost: shared by all revisions of a file.</summary>
    public PdfBudget Budget { get; }
    public ReadOnlyMemory<byte> Bytes { get; }
    public PdfXref Xref { get; }
    public PdfRef Root => Xref.Trailer["Root"] as PdfRef ?? throw Broken();
    public PdfDict Catalog => Dict(Root);
    public IReadOnlyList<PdfRef> Pages { get; private set; } = [];
    public IReadOnlyList<PdfField> SignatureFields { get; private set; } = [];

    /// <summary>The document, or the code of what is wrong with it; never throws for bad bytes.</summary>
    public static PdfDocument? TryRead(ReadOnlyMemory<byte> bytes, PdfBudget budget, out string? error)
    {
        error = null;
        try
        {
            if (bytes.Length > MaxBytes)
                throw new PdfFormatException(PdfFormatException.TooLarge);
            if (!bytes.Span.StartsWith("%PDF-"u8))
                throw Broken();
            var document = new PdfDocument(bytes, budget);
            if (document.Xref.Trailer.Entries.ContainsKey("Encrypt"))
                throw new PdfFormatException(PdfFormatException.Encrypted);
            document.Pages = document.FindPages();
            document.SignatureFields = document.FindSignatureFields();
            return document;
        }
        catch (PdfFormatException wrong)
        {
            error = wrong.Code;
            return null;
        }
    }

    /// <summary>The value behind a reference; a free or absent object is null (7.3.10).</summary>
    public PdfValue Resolve(PdfValue value)
    {
        for (var hop = 0; value is PdfRef r; hop++)
        {
            if (hop >= MaxHops)
                throw Broken();
            Budget.Step();
            value = Object(r.Number);
        }
        return value;
    }

    public PdfDict Dict(PdfValue value) => Resolve(value) as PdfDict ?? throw Broken();

    public IReadOnlyList<PdfValue> List(PdfValue value) =>
        Resolve(value) switch
        {
            PdfArray a => a.Items,
            PdfNull => [],
            _ => throw Broken(),
        };

    public PdfValue Object(int number)
    {
        if (values.TryGetValue(number, out var known))
            return known;
        if (!Xref.Places.TryGetValue(number, out var place) || place.IsFree)
            return PdfValue.Null;
        // An object whose reading needs itself (a stream whose length lies in that stream).
        if (!open.Add(number))
            throw Broken();
        var found = place.IsPacked ? Packed(place, number) : Plain(place, number);
        open.Remove(number);
        return values[number] = found;
    }

    private PdfValue Plain(PdfPlace place, int number)
    {
        var (written, value, _) = PdfObjects.At(Bytes, Budget, place.Offset, Resolve);
        return written == number ? value : throw Broken();
    }

    private PdfValue Packed(PdfPlace place, int number)
    {
        if (!packs.TryGetValue(place.Container, out var pack))
            packs[place.Container] = pack = Unpack(place.Container);
        Budget.Object();
        if (place.Index * 2 >= pack.Offsets.Length || pack.Offsets[place.Index * 2] != number)
            throw Broken();
        return new PdfLexer(pack.Bytes, Budget, pack.Offsets[(place.Index * 2) + 1]).Read();
    }

    /// <summary>Object streams (7.5.7): pairs of number and offset, then the values.</summary>
    private (int[] Offsets, ReadOnlyMemory<byte> Bytes) Unpack(int container)
    {
        if (Xref.Places.TryGetValue(container, out var place) && place.IsPacked)
            throw Broken();
        if (Object(container) is not PdfStream stream || !stream.Dict.Is("Type", "ObjStm"))
            throw Broken();
        var bytes = PdfFilters.Unpack(stream, Budget);
        if (
            stream.Dict["N"] is not PdfNumber { Whole: >= 0 and < 500_000 and var n }
            || stream.Dict["First"] is not PdfNumber { Whole: { } first }
        )
            throw Broken();
        // A pair takes four characters at least.
        if (first < 0 || first > bytes.Length || n > bytes.Length / 4)
            throw Broken();
        var lexer = new PdfLexer(bytes, Budget);
        var offsets = new int[n * 2];
        for (var i = 0; i < offsets.Length; i++)
        {
            var value = lexer.Integer() + (i % 2 == 1 ? first : 0);
            offsets[i] = value >= 0 && (i % 2 == 0 || value < bytes.Length) && value < int.MaxValue ? (int)value : throw Broken();
        }
        return (offsets, bytes);
    }

    private List<PdfRef> FindPages()
    {
        var found = new List<PdfRef>();
        var seen = new HashSet<PdfValue>();
        var todo = new Stack<PdfValue>([Catalog["Pages"]]);
        while (todo.TryPop(out var next))
        {
            if (next is not PdfRef r || !seen.Add(r) || seen.Count > MaxPages)
                throw Broken();
            var node = Dict(r);
            if (node["Kids"] is PdfNull)
                found.Add(r);
            else
                foreach (var kid in Paid(List(node["Kids"])).Reverse())
                    todo.Push(kid);
        }
        return found;
    }

    private List<PdfField> FindSignatureFields()
    {
        var found = new List<PdfField>();
        if (Resolve(Catalog["AcroForm"]) is not PdfDict form)
            return found;
        var seen = new HashSet<PdfValue>();
        var todo = new Stack<(PdfValue Field, string Prefix, bool IsSignature)>(List(form["Fields"]).Reverse().Select(f => (f, "", false)));
        while (todo.TryPop(out var next))
        {
            if (next.Field is not PdfRef r || !seen.Add(r) || seen.Count > MaxFields)
                throw Broken();
            var dict = Dict(r);
            var part = Resolve(dict["T"]) as PdfString;
            var name =
                part is null ? next.Prefix
                : next.Prefix.Length == 0 ? part.Text
                : $"{next.Prefix}.{part.Text}";
            var isSignature = dict["FT"] is PdfNull ? next.IsSignature : dict.Is("FT", "Sig");
            var kids = Paid(List(dict["Kids"]));
            // Kids with a name of their own are fields, the others are widgets of this one.
            var fields = kids.Where(k => Dict(k)["T"] is not PdfNull).Reverse().ToList();
            foreach (var kid in fields)
                todo.Push((kid, name, isSignature));
            if (isSignature && fields.Count == 0)
                found.Add(new(name, r, dict, kids.Count > 0 ? kids[0] as PdfRef ?? throw Broken() : r));
        }
        return found;
    }

    /// <summary>Walking a list costs its length each time: many nodes may name one long list.</summary>
    private IReadOnlyList<PdfValue> Paid(IReadOnlyList<PdfValue> list)
    {
        Budget.Step(list.Count);
        return list;
    }

    private static PdfFormatException Broken() => new(PdfFormatException.Broken);
}

/// <summary>A signature field (12.7.4.5) and the widget that shows it, often one dictionary.</summary>
internal sealed record PdfField(string Name, PdfRef Ref, PdfDict Dict, PdfRef Widget)
{
    public bool IsSigned => Dict["V"] is not PdfNull;
}
