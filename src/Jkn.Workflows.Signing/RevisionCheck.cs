using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// Whether a later revision only adds signatures (as DocMDP level 2 would allow, ISO 32000-1, 12.8.2.2, without form filling): every object
/// of the earlier one that was written anew must be equal, or be a place where a signature is entered.
/// </summary>
internal static class RevisionCheck
{
    /// <summary>Null when nothing but signatures came; else what changed first. May throw <see cref="PdfFormatException"/>.</summary>
    public static string? FirstChange(PdfDocument before, PdfDocument after)
    {
        if (before.Root != after.Root)
            return "Root";
        if (!before.Pages.SequenceEqual(after.Pages))
            return "Pages";
        var signatures = after.SignatureFields.SelectMany(f => new PdfValue[] { f.Ref, f.Widget }).ToHashSet();
        foreach (var (number, was) in before.Xref.Places)
        {
            if (was.IsFree || Same(before, after, number, was))
                continue;
            PdfValue old = before.Object(number),
                now = after.Object(number);
            if (!old.Equals(now) && !IsAllowed(before, after, number, old, now, signatures))
                return $"object {number}";
        }
        return null;
    }

    private static bool Same(PdfDocument before, PdfDocument after, int number, PdfPlace was) =>
        after.Xref.Places.TryGetValue(number, out var now)
        && now == was
        && (!was.IsPacked || before.Xref.Places[was.Container] == after.Xref.Places.GetValueOrDefault(was.Container));

    private static bool IsAllowed(
        PdfDocument before,
        PdfDocument after,
        int number,
        PdfValue old,
        PdfValue now,
        HashSet<PdfValue> signatures
    )
    {
        // Nobody sees these on the page: document information, and its copy as XMP.
        if (before.Xref.Trailer["Info"] is PdfRef info && info.Number == number)
            return true;
        if (before.Catalog["Metadata"] is PdfRef metadata && metadata.Number == number)
            return true;
        if (old is PdfArray a && now is PdfArray b)
            return IsList(before, number) && IsLonger(a.Items, b.Items, signatures);
        if (old is not PdfDict was || now is not PdfDict dict)
            return false;
        if (number == before.Root.Number)
            return was.SameExcept(dict, "AcroForm", "DSS", "Extensions", "Metadata", "Version")
                && IsForm(before, after, was["AcroForm"], dict["AcroForm"], signatures);
        if (before.Catalog["AcroForm"] is PdfRef form && form.Number == number)
            return IsForm(before, after, was, dict, signatures);
        if (before.Pages.Any(p => p.Number == number))
            return was.SameExcept(dict, "Annots") && IsLonger(before.List(was["Annots"]), after.List(dict["Annots"]), signatures);
        // An empty field may be filled once; a filled one never changes.
        var field = before.SignatureFields.FirstOrDefault(f => f.Ref.Number == number || f.Widget.Number == number);
        return field is { IsSigned: false } && was.SameExcept(dict, "V", "AP", "M", "F", "MK");
    }

    private static bool IsList(PdfDocument before, int number) =>
        (before.Resolve(before.Catalog["AcroForm"]) is PdfDict form && form["Fields"] is PdfRef fields && fields.Number == number)
        || before.Pages.Any(p => before.Dict(p)["Annots"] is PdfRef annots && annots.Number == number);

    private static bool IsForm(PdfDocument before, PdfDocument after, PdfValue old, PdfValue now, HashSet<PdfValue> signatures)
    {
        if (after.Resolve(now) is not PdfDict form)
            return false;
        var was = before.Resolve(old) as PdfDict ?? PdfDict.Empty;
        // Fonts for fields that are not there yet may be added, never exchanged.
        foreach (var key in new[] { "DR", "DA" })
        {
            if (was[key] is not PdfNull && !was[key].Equals(form[key]))
                return false;
        }
        return was.SameExcept(form, "Fields", "SigFlags", "DR", "DA")
            && IsLonger(before.List(was["Fields"]), after.List(form["Fields"]), signatures);
    }

    private static bool IsLonger(IReadOnlyList<PdfValue> old, IReadOnlyList<PdfValue> now, HashSet<PdfValue> signatures) =>
        now.Count >= old.Count && old.SequenceEqual(now.Take(old.Count)) && now.Skip(old.Count).All(signatures.Contains);
}
