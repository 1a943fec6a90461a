namespace Jkn.Workflows.Signing.Pdf;

/// <summary>Reads one indirect object at an offset (ISO 32000-1, 7.3.10).</summary>
internal static class PdfObjects
{
    /// <summary>
    /// <paramref name="length"/> resolves a stream's indirect length; without it such a stream is refused. End: behind the value.
    /// </summary>
    public static (int Number, PdfValue Value, int End) At(
        ReadOnlyMemory<byte> file,
        PdfBudget budget,
        int offset,
        Func<PdfRef, PdfValue>? length = null
    )
    {
        budget.Object();
        var lexer = new PdfLexer(file, budget, offset);
        var number = lexer.Integer();
        lexer.Integer();
        if (!lexer.Take("obj"))
            throw new PdfFormatException(PdfFormatException.Broken);
        var value = lexer.Read();
        if (value is not PdfDict dict || !lexer.Take("stream"))
            return (Number(number), value, lexer.Position);
        var start = lexer.Position;
        if (start < file.Length && file.Span[start] == 13)
            start++;
        if (start < file.Length && file.Span[start] == 10)
            start++;
        var size = dict["Length"] is PdfRef named ? (length?.Invoke(named) as PdfNumber)?.Whole : (dict["Length"] as PdfNumber)?.Whole;
        if (size is not { } n || n < 0 || n > file.Length - start)
            throw new PdfFormatException(PdfFormatException.Broken);
        return (Number(number), new PdfStream(dict, file.Slice(start, (int)n)), start + (int)n);
    }

    private static int Number(long number) =>
        number is >= 0 and <= int.MaxValue ? (int)number : throw new PdfFormatException(PdfFormatException.Broken);
}
