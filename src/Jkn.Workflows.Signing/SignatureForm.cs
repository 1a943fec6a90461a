using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>Puts a signature into the interactive form: into an existing field, or a new one with its widget (ISO 32000-1, 12.7).</summary>
internal static class SignatureForm
{
    public static void Fill(PdfDocument document, PdfRevision revision, PdfField field, PdfRef signature, PdfDict? look)
    {
        var dict = field.Dict.With("V", signature);
        if (field.Widget == field.Ref && look is not null)
            dict = dict.With("AP", look);
        revision.Set(field.Ref, dict);
        if (field.Widget != field.Ref && look is not null)
            revision.Set(field.Widget, document.Dict(field.Widget).With("AP", look));
        SetForm(document, revision, null);
    }

    public static void Add(PdfDocument document, PdfRevision revision, SealField field, PdfRef signature, PdfDict? look)
    {
        var page = document.Pages[field.Page - 1];
        // 132: printed and locked (12.5.3). An empty rectangle is the invisible signature.
        var widget = PdfDict
            .Empty.With("Type", new PdfName("Annot"))
            .With("Subtype", new PdfName("Widget"))
            .With("FT", new PdfName("Sig"))
            .With("T", PdfWriter.String(field.Name))
            .With("F", PdfNumber.Of(132L))
            .With("P", page)
            .With("Rect", (field.Box ?? default).ToArray())
            .With("V", signature);
        var made = revision.Add(look is null ? widget : widget.With("AP", look));
        var dict = document.Dict(page);
        if (dict["Annots"] is PdfRef list)
            revision.Set(list, Longer(document, list, made));
        else
            revision.Set(page, dict.With("Annots", Longer(document, dict["Annots"], made)));
        SetForm(document, revision, made);
    }

    /// <summary>Adds the field, and says that the file has signatures and is only to be appended to (/SigFlags 3).</summary>
    private static void SetForm(PdfDocument document, PdfRevision revision, PdfRef? added)
    {
        var form = document.Resolve(document.Catalog["AcroForm"]) as PdfDict ?? PdfDict.Empty;
        var changed = form.With("SigFlags", PdfNumber.Of(3L));
        if (added is not null)
        {
            if (form["Fields"] is PdfRef list)
                revision.Set(list, Longer(document, list, added));
            else
                changed = changed.With("Fields", Longer(document, form["Fields"], added));
        }
        if (changed.Equals(form))
            return;
        if (document.Catalog["AcroForm"] is PdfRef own)
            revision.Set(own, changed);
        else
            revision.Set(document.Root, document.Catalog.With("AcroForm", changed));
    }

    private static PdfArray Longer(PdfDocument document, PdfValue list, PdfRef added) => new([.. document.List(list), added]);
}
