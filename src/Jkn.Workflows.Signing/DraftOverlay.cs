using System.Globalization;
using System.Text;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// KONSEP across every page, appended as a revision: the page below is byte for byte the one that will be signed, and the file as it is
/// read begins with it.
/// </summary>
internal static class DraftOverlay
{
    private const double Slant = 0.6109; // 35°

    /// <summary>The file as it is when it cannot be read: an overlay is never worth losing the page for.</summary>
    public static byte[] Over(byte[] pdf)
    {
        if (PdfDocument.TryRead(pdf, PdfBudget.Own(), out _) is not { } document)
            return pdf;
        var revision = new PdfRevision(document);
        foreach (var page in document.Pages)
            Cover(document, revision, page);
        return revision.ToBytes();
    }

    private static void Cover(PdfDocument document, PdfRevision revision, PdfRef page)
    {
        var dict = document.Dict(page);
        var box = document.List(dict["MediaBox"]).Select(v => (document.Resolve(v) as PdfNumber)?.Real ?? 0).ToList();
        var (width, height) = box is [_, _, var w, var h] ? (w, h) : (595.28, 841.89);
        var rectangle = new PdfArray([PdfNumber.Of(0L), PdfNumber.Of(0L), PdfNumber.Of(width), PdfNumber.Of(height)]);
        var look = revision.Add(new PdfStream(Look(rectangle), Encoding.ASCII.GetBytes(Words(width, height))));
        // 196: printed, read only, locked (12.5.3).
        var mark = revision.Add(
            PdfDict
                .Empty.With("Type", new PdfName("Annot"))
                .With("Subtype", new PdfName("Stamp"))
                .With("Contents", PdfWriter.String("Konsep: belum ditandatangani"))
                .With("F", PdfNumber.Of(196L))
                .With("P", page)
                .With("Rect", rectangle)
                .With("AP", PdfDict.Empty.With("N", look))
        );
        revision.Set(page, dict.With("Annots", new PdfArray([.. document.List(dict["Annots"]), mark])));
    }

    private static PdfDict Look(PdfArray box) =>
        PdfDict
            .Empty.With("Type", new PdfName("XObject"))
            .With("Subtype", new PdfName("Form"))
            .With("BBox", box)
            .With(
                "Resources",
                PdfDict
                    .Empty.With(
                        "Font",
                        PdfDict.Empty.With(
                            "F",
                            PdfDict
                                .Empty.With("Type", new PdfName("Font"))
                                .With("Subtype", new PdfName("Type1"))
                                .With("BaseFont", new PdfName("Helvetica-Bold"))
                        )
                    )
                    .With("ExtGState", PdfDict.Empty.With("G", PdfDict.Empty.With("ca", PdfNumber.Of(0.15))))
            );

    private static string Words(double width, double height)
    {
        var (cos, sin, size) = (Math.Cos(Slant), Math.Sin(Slant), width / 6.2);
        // KONSEP is about 4.3 sizes wide in this face; its middle stands in the page's.
        var (x, y) = ((width / 2) - (2.15 * size * cos), (height / 2) - (2.15 * size * sin));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/G gs 0.59 0.12 0.12 rg BT /F {size:0.##} Tf "
                + $"{cos:0.####} {sin:0.####} {-sin:0.####} {cos:0.####} {x:0.##} {y:0.##} Tm (KONSEP) Tj ET"
        );
    }
}
