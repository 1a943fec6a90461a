using System.Globalization;

namespace Jkn.Workflows.Signing.Pdf;

/// <summary>
/// An incremental update (ISO 32000-1, 7.5.6): the old bytes stay, changed and new objects follow, with a cross-reference section of the
/// same kind as the file's newest.
/// </summary>
internal sealed class PdfRevision(PdfDocument document)
{
    private readonly SortedDictionary<int, (int Generation, byte[] Bytes)> objects = [];

    // /Size is one more than the highest number (7.5.5); a file that understates it must not make us reuse one.
    private int next = Math.Max(
        (int)Math.Clamp((document.Xref.Trailer["Size"] as PdfNumber)?.Whole ?? 0, 0, 1_000_000),
        document.Xref.Places.Keys.DefaultIfEmpty(0).Max() + 1
    );

    public PdfRef Add(PdfValue value)
    {
        var made = new PdfRef(next++, 0);
        Set(made, value);
        return made;
    }

    public PdfRef Reserve() => new(next++, 0);

    public void Set(PdfRef number, PdfValue value) => SetRaw(number, Write(value));

    public void SetRaw(PdfRef number, byte[] body) => objects[number.Number] = (number.Generation, body);

    public static byte[] Write(PdfValue value)
    {
        using var to = new MemoryStream();
        PdfWriter.Write(to, value);
        return to.ToArray();
    }

    /// <summary>The whole new file.</summary>
    public byte[] ToBytes()
    {
        using var to = new MemoryStream(document.Bytes.Length + objects.Values.Sum(o => o.Bytes.Length) + 4096);
        to.Write(document.Bytes.Span);
        if (document.Bytes.Span[^1] is not (10 or 13))
            to.WriteByte(10);
        var offsets = new SortedDictionary<int, (long Offset, int Generation)>();
        foreach (var (number, (generation, body)) in objects)
        {
            offsets[number] = (to.Position, generation);
            PdfWriter.Text(to, string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n"));
            to.Write(body);
            PdfWriter.Text(to, "\nendobj\n");
        }
        var start = to.Position;
        if (document.Xref.IsStream)
            CrossStream(to, offsets);
        else
            CrossTable(to, offsets);
        PdfWriter.Text(to, string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        return to.ToArray();
    }

    private PdfDict Trailer(int size)
    {
        var trailer = PdfDict.Empty.With("Size", PdfNumber.Of((long)size)).With("Prev", PdfNumber.Of((long)document.Xref.Start));
        foreach (var key in new[] { "Root", "Info", "ID" })
        {
            if (document.Xref.Trailer[key] is not PdfNull and var value)
                trailer = trailer.With(key, value);
        }
        return trailer;
    }

    private void CrossTable(MemoryStream to, SortedDictionary<int, (long Offset, int Generation)> offsets)
    {
        PdfWriter.Text(to, "xref\n");
        foreach (var run in Runs(offsets.Keys))
        {
            PdfWriter.Text(to, string.Create(CultureInfo.InvariantCulture, $"{run.First} {run.Count}\n"));
            for (var i = run.First; i < run.First + run.Count; i++)
                PdfWriter.Text(to, string.Create(CultureInfo.InvariantCulture, $"{offsets[i].Offset:D10} {offsets[i].Generation:D5} n \n"));
        }
        PdfWriter.Text(to, "trailer\n");
        PdfWriter.Write(to, Trailer(next));
        PdfWriter.Text(to, "\n");
    }

    private void CrossStream(MemoryStream to, SortedDictionary<int, (long Offset, int Generation)> offsets)
    {
        var own = next;
        offsets[own] = (to.Position, 0);
        using var rows = new MemoryStream();
        foreach (var (offset, generation) in offsets.Values)
        {
            rows.WriteByte(1);
            for (var shift = 24; shift >= 0; shift -= 8)
                rows.WriteByte((byte)(offset >> shift));
            rows.WriteByte((byte)(generation >> 8));
            rows.WriteByte((byte)generation);
        }
        var index = Runs(offsets.Keys)
            .SelectMany(r => new PdfValue[] { PdfNumber.Of((long)r.First), PdfNumber.Of((long)r.Count) })
            .ToList();
        var dict = Trailer(own + 1)
            .With("Type", new PdfName("XRef"))
            .With("Index", new PdfArray(index))
            .With("W", new PdfArray([PdfNumber.Of(1L), PdfNumber.Of(4L), PdfNumber.Of(2L)]));
        PdfWriter.Text(to, string.Create(CultureInfo.InvariantCulture, $"{own} 0 obj\n"));
        PdfWriter.Write(to, new PdfStream(dict, rows.ToArray()));
        PdfWriter.Text(to, "\nendobj\n");
    }

    private static IEnumerable<(int First, int Count)> Runs(IEnumerable<int> numbers)
    {
        int first = -1,
            count = 0;
        foreach (var n in numbers)
        {
            if (first >= 0 && n == first + count)
                count++;
            else
            {
                if (first >= 0)
                    yield return (first, count);
                (first, count) = (n, 1);
            }
        }
        if (first >= 0)
            yield return (first, count);
    }
}
