namespace Jkn.Workflows.Signing.Pdf;

/// <summary>
/// Whether what follows a length of the file is incremental updates and nothing else: objects, a cross-reference section, its end. Bytes
/// beside them belong to no revision: what they are to another program (an archive, a script), nobody here can say.
/// </summary>
internal static class PdfTail
{
    public static bool IsUpdates(PdfDocument document, long from)
    {
        try
        {
            int at = (int)from,
                updates = 0;
            while (!new PdfLexer(document.Bytes, document.Budget, at).SkipBlank())
            {
                if (Update(document, at) is not { } end)
                    return false;
                at = end;
                updates++;
            }
            return updates > 0;
        }
        catch (PdfFormatException)
        {
            document.Budget.ThrowIfSpent();
            return false;
        }
    }

    /// <summary>Where one update ends; null when it is none.</summary>
    private static int? Update(PdfDocument document, int at)
    {
        var lexer = new PdfLexer(document.Bytes, document.Budget, at);
        while (true)
        {
            if (lexer.SkipBlank())
                return null;
            if (lexer.TakeHere("xref"u8))
                Table(lexer);
            else if (lexer.TakeHere("startxref"u8))
                break;
            else
                lexer = Object(document, lexer.Position);
        }
        lexer.Integer();
        return !lexer.SkipBlank() && lexer.TakeHere("%%EOF"u8) ? lexer.Position : null;
    }

    private static void Table(PdfLexer lexer)
    {
        while (!lexer.Take("trailer"))
        {
            if (!lexer.Take("n") && !lexer.Take("f"))
                lexer.Integer();
        }
        if (lexer.Read() is not PdfDict)
            throw new PdfFormatException(PdfFormatException.Broken);
    }

    private static PdfLexer Object(PdfDocument document, int at)
    {
        var (_, value, end) = PdfObjects.At(document.Bytes, document.Budget, at, document.Resolve);
        var lexer = new PdfLexer(document.Bytes, document.Budget, end);
        if ((value is PdfStream && !lexer.Take("endstream")) || !lexer.Take("endobj"))
            throw new PdfFormatException(PdfFormatException.Broken);
        return lexer;
    }
}
