using System.Globalization;
using System.Text;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>Who and when, as entered in the signature dictionary (ISO 32000-1, table 252), and the lines of a visible block.</summary>
internal sealed record SignatureText(string Name, string? Reason, DateTimeOffset At, IReadOnlyList<string> Lines);

/// <summary>The signed file, or the code of why there is none.</summary>
internal sealed record PdfSigned(byte[]? File, string? Error, DateTimeOffset? StampedAt = null);

/// <summary>
/// Appends one revision with one PAdES signature. Earlier revisions stay byte for byte, so earlier signatures stay valid.
/// </summary>
internal static class PdfSigner
{
    public const string FieldSigned = "field-already-signed",
        PageMissing = "page-missing",
        NotDrawable = "character-not-drawable",
        TooBig = "signature-too-big";
    private const string RangeMark = "/ByteRange [0 0000000000 0000000000 0000000000]/Contents <";

    public static async Task<PdfSigned> SignAsync(
        byte[] pdf,
        SealField field,
        SignatureText text,
        HeldKey key,
        TimeStamper? stamper,
        CancellationToken ct
    )
    {
        if (PdfDocument.TryRead(pdf, PdfBudget.Own(), out var error) is not { } document)
            return new(null, error);
        byte[] file;
        int gap,
            reserved = Reserve(key, stamper is not null);
        try
        {
            if (Prepare(document, field, text, reserved, out error) is not { } prepared)
                return new(null, error);
            file = prepared;
        }
        catch (PdfFormatException wrong)
        {
            return new(null, wrong.Code);
        }
        gap = EnterRange(file, pdf.Length, reserved);
        var end = gap + (2 * reserved) + 2;
        var content = new byte[file.Length - (end - gap)];
        file.AsSpan(0, gap).CopyTo(content);
        file.AsSpan(end).CopyTo(content.AsSpan(gap));
        var cms = CadesSignature.Sign(content, key);
        DateTimeOffset? stamped = null;
        if (stamper is not null)
        {
            (error, stamped) = await stamper.StampAsync(cms, ct);
            if (error is not null)
                return new(null, error);
        }
        var encoded = cms.Encode();
        if (encoded.Length > reserved)
            return new(null, TooBig);
        Encoding.ASCII.GetBytes(Convert.ToHexString(encoded), file.AsSpan(gap + 1));
        return new(file, null, stamped);
    }

    // The CMS lies in a gap of fixed size: certificates, attributes and an RSA signature, and room for a token with its own chain.
    private static int Reserve(HeldKey key, bool stamped) =>
        2048 + key.Certificate.RawData.Length + key.Above.Sum(c => c.RawData.Length) + (stamped ? 12 * 1024 : 0);

    private static byte[]? Prepare(PdfDocument document, SealField field, SignatureText text, int reserved, out string? error)
    {
        error = null;
        var revision = new PdfRevision(document);
        var signature = revision.Reserve();
        revision.SetRaw(signature, Dictionary(text, reserved));
        var existing = document.SignatureFields.FirstOrDefault(f => f.Name == field.Name);
        if (existing is { IsSigned: true })
            error = FieldSigned;
        else if (existing is null && (field.Page < 1 || field.Page > document.Pages.Count))
            error = PageMissing;
        var box = existing is null ? field.Box : BoxOf(document, existing);
        if (error is null && box is not null && SealBlock.Missing(text.Lines).Length > 0)
            error = NotDrawable;
        if (error is not null)
            return null;
        var look = box is { } drawn ? PdfDict.Empty.With("N", revision.Add(SealBlock.Draw(revision, text.Lines, drawn))) : null;
        if (existing is not null)
            SignatureForm.Fill(document, revision, existing, signature, look);
        else
            SignatureForm.Add(document, revision, field, signature, look);
        return revision.ToBytes();
    }

    private static PdfBox? BoxOf(PdfDocument document, PdfField field)
    {
        if (
            document.List(document.Dict(field.Widget)["Rect"]).Select(v => (document.Resolve(v) as PdfNumber)?.Real ?? 0).ToList()
            is not [var a, var b, var c, var d]
        )
            return null;
        var box = new PdfBox(Math.Min(a, c), Math.Min(b, d), Math.Abs(c - a), Math.Abs(d - b));
        return box.Width > 1 && box.Height > 1 ? box : null;
    }

    private static byte[] Dictionary(SignatureText text, int reserved)
    {
        var date = string.Create(
            CultureInfo.InvariantCulture,
            $"D:{text.At:yyyyMMddHHmmss}{(text.At.Offset < TimeSpan.Zero ? '-' : '+')}{text.At.Offset:hh}'{text.At.Offset:mm}'"
        );
        var rest = PdfDict.Empty.With("M", new PdfString(Encoding.ASCII.GetBytes(date), 0, 0)).With("Name", PdfWriter.String(text.Name));
        if (text.Reason is not null)
            rest = rest.With("Reason", PdfWriter.String(text.Reason));
        using var to = new MemoryStream();
        PdfWriter.Text(to, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached" + RangeMark);
        to.Write(Enumerable.Repeat((byte)'0', reserved * 2).ToArray());
        PdfWriter.Text(to, ">");
        to.Write(PdfRevision.Write(rest).AsSpan(2));
        return to.ToArray();
    }

    /// <summary>Enters the real numbers over the zeros, same length; returns where the gap begins (its "&lt;").</summary>
    private static int EnterRange(byte[] file, int from, int reserved)
    {
        var mark = from + file.AsSpan(from).IndexOf(Encoding.ASCII.GetBytes(RangeMark));
        int gap = mark + RangeMark.Length - 1,
            end = gap + (2 * reserved) + 2;
        var range = string.Create(CultureInfo.InvariantCulture, $"/ByteRange [0 {gap:D10} {end:D10} {file.Length - end:D10}]");
        Encoding.ASCII.GetBytes(range, file.AsSpan(mark));
        return gap;
    }
}
