using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>Keeps authorities' answers in a revision of its own behind the signature (/DSS, ETSI EN 319 142-1, 5.4.2).</summary>
internal static class PdfProofs
{
    /// <summary>May throw <see cref="PdfFormatException"/>; the file was just written by us.</summary>
    public static byte[] Append(byte[] pdf, RevocationProofs proofs)
    {
        if (PdfDocument.TryRead(pdf, PdfBudget.Own(), out var error) is not { } document)
            throw new PdfFormatException(error!);
        var revision = new PdfRevision(document);
        // What stood there before stays: it belongs to the signatures before.
        var store = document.Resolve(document.Catalog["DSS"]) as PdfDict ?? PdfDict.Empty.With("Type", new PdfName("DSS"));
        foreach (
            var (name, kept) in new[] { ("Certs", proofs.Certificates), ("OCSPs", proofs.OcspAnswers), ("CRLs", proofs.RevocationLists) }
        )
        {
            if (kept.Count > 0)
                store = store.With(name, new PdfArray([.. document.List(store[name]), .. kept.Select(k => Kept(revision, k))]));
        }
        revision.Set(document.Root, document.Catalog.With("DSS", revision.Add(store)));
        return revision.ToBytes();
    }

    private static PdfRef Kept(PdfRevision revision, byte[] bytes) => revision.Add(new PdfStream(PdfDict.Empty, bytes));
}
