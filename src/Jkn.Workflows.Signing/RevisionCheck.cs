using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// Whether a later revision only adds signatures (as DocMDP level 2 would allow, ISO 32000-1, 12.8.2.2, without form filling): every object
/// of the earlier one that was written anew must be equal, or be a place where a signature is entered. Stricter where only proofs for the
/// long run may come: the answers of authorities (DSS) and time stamps of the document that show nothing on the page (ETSI EN 319 142-1).
/// </summary>
internal sealed class RevisionCheck
{
    private readonly PdfDocument before,
        after;
    private readonly bool proofsOnly;
    private readonly HashSet<PdfValue> signatures;
    private readonly HashSet<int> pages;

    private RevisionCheck(PdfDocument before, PdfDocument after, bool proofsOnly)
    {
        (this.before, this.after, this.proofsOnly) = (before, after, proofsOnly);
        signatures = after
            .SignatureFields.Where(f => f.IsSigned && (!proofsOnly || DocumentStamp.IsUnseen(after, f)))
            .SelectMany(f => new PdfValue[] { f.Ref, f.Widget })
            .ToHashSet();
        pages = before.Pages.Select(p => p.Number).ToHashSet();
    }

    /// <summary>Null when nothing but signatures came; else what changed first. May throw <see cref="PdfFormatException"/>.</summary>
    public static string? FirstChange(PdfDocument before, PdfDocument after, bool proofsOnly = false) =>
        before.Root != after.Root ? "Root"
        : !before.Pages.SequenceEqual(after.Pages) ? "Pages"
        : new RevisionCheck(before, after, proofsOnly).First();

    private string? First()
    {
        foreach (var (number, was) in before.Xref.Places)
        {
            before.Budget.Step();
            if (was.IsFree || Same(number, was))
                continue;
            PdfValue old = before.Object(number),
                now = after.Object(number);
            if (!old.Equals(now) && !IsAllowed(number, old, now))
                return $"object {number}";
        }
        return proofsOnly ? FirstUnasked() : null;
    }

    /// <summary>
    /// Proofs are what the catalog's DSS and the new stamps lead to. An object that nothing leads to is there for another program.
    /// </summary>
    private string? FirstUnasked()
    {
        var asked = new HashSet<int>();
        var todo = new Stack<PdfValue>([after.Catalog["DSS"], after.Catalog["Extensions"], after.Catalog["Metadata"], .. signatures]);
        todo.Push(after.Xref.Trailer["Info"]);
        todo.Push(after.Catalog["AcroForm"]);
        while (todo.TryPop(out var next))
        {
            after.Budget.Step();
            if (next is PdfRef known && !before.Xref.Places.ContainsKey(known.Number) && asked.Add(known.Number))
                todo.Push(after.Object(known.Number));
            foreach (var part in PartsOf(next))
                todo.Push(part);
        }
        var packs = after.Xref.Places.Values.Where(p => p.IsPacked).Select(p => p.Container).ToHashSet();
        return after
            .Xref.Places.Where(p => !p.Value.IsFree && !before.Xref.Places.ContainsKey(p.Key) && !asked.Contains(p.Key))
            .Where(p => !packs.Contains(p.Key) && !(after.Object(p.Key) is PdfStream table && table.Dict.Is("Type", "XRef")))
            .Select(p => $"object {p.Key}")
            .FirstOrDefault();
    }

    private static IEnumerable<PdfValue> PartsOf(PdfValue value) =>
        value switch
        {
            PdfArray a => a.Items,
            PdfDict d => d.Entries.Values,
            PdfStream s => s.Dict.Entries.Values,
            _ => [],
        };

    private bool Same(int number, PdfPlace was) =>
        after.Xref.Places.TryGetValue(number, out var now)
        && now == was
        && (!was.IsPacked || before.Xref.Places[was.Container] == after.Xref.Places.GetValueOrDefault(was.Container));

    private bool IsAllowed(int number, PdfValue old, PdfValue now)
    {
        // Nobody sees these on the page: document information, and its copy as XMP.
        if (before.Xref.Trailer["Info"] is PdfRef info && info.Number == number)
            return true;
        if (before.Catalog["Metadata"] is PdfRef metadata && metadata.Number == number)
            return true;
        if (before.Catalog["DSS"] is PdfRef proofs && proofs.Number == number)
            return true;
        if (old is PdfArray a && now is PdfArray b)
            return IsList(number) && IsLonger(a.Items, b.Items);
        if (old is not PdfDict was || now is not PdfDict dict)
            return false;
        if (number == before.Root.Number)
            return was.SameExcept(dict, "AcroForm", "DSS", "Extensions", "Metadata", "Version")
                && IsForm(was["AcroForm"], dict["AcroForm"]);
        if (before.Catalog["AcroForm"] is PdfRef form && form.Number == number)
            return IsForm(was, dict);
        if (pages.Contains(number))
            return was.SameExcept(dict, "Annots") && IsLonger(before.List(was["Annots"]), after.List(dict["Annots"]));
        // An empty field may be filled once; a filled one never changes.
        var field = before.SignatureFields.FirstOrDefault(f => f.Ref.Number == number || f.Widget.Number == number);
        return !proofsOnly && field is { IsSigned: false } && was.SameExcept(dict, "V", "AP", "M", "F", "MK");
    }

    private bool IsList(int number) =>
        (before.Resolve(before.Catalog["AcroForm"]) is PdfDict form && form["Fields"] is PdfRef fields && fields.Number == number)
        || before.Pages.Any(p => before.Dict(p)["Annots"] is PdfRef annots && annots.Number == number);

    private bool IsForm(PdfValue old, PdfValue now)
    {
        if (after.Resolve(now) is not PdfDict form)
            return old is PdfNull && now is PdfNull;
        var was = before.Resolve(old) as PdfDict ?? PdfDict.Empty;
        // Fonts for fields that are not there yet may be added, never exchanged.
        foreach (var key in new[] { "DR", "DA" })
        {
            if (was[key] is not PdfNull && !was[key].Equals(form[key]))
                return false;
        }
        return was.SameExcept(form, "Fields", "SigFlags", "DR", "DA") && IsLonger(before.List(was["Fields"]), after.List(form["Fields"]));
    }

    private bool IsLonger(IReadOnlyList<PdfValue> old, IReadOnlyList<PdfValue> now) =>
        now.Count >= old.Count && old.SequenceEqual(now.Take(old.Count)) && now.Skip(old.Count).All(signatures.Contains);
}
