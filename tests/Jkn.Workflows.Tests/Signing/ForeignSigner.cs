using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>
/// Signs as somebody else's program does: openssl makes the signature and the time stamps, the revisions are written here by hand. Nothing
/// of the product writes a byte; it only reads what stands in the file before.
/// </summary>
internal sealed class ForeignSigner : IDisposable
{
    private const int Room = 12_000;
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-foreign-").FullName;

    /// <summary>One signature with a field name of the provider's own: ETSI.CAdES.detached, or the old form.</summary>
    public async Task<byte[]> SignAsync(byte[] pdf, HeldKey key, bool old = false, string name = "bcs_ecs_1764000000000")
    {
        var form = old ? "adbe.pkcs7.detached" : "ETSI.CAdES.detached";
        var (file, gap) = Entered(pdf, name, $"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/{form}");
        await Task.WhenAll(
            File.WriteAllTextAsync(In("cert.pem"), key.Certificate.ExportCertificatePem()),
            File.WriteAllTextAsync(In("ca.pem"), key.Above[0].ExportCertificatePem()),
            File.WriteAllTextAsync(In("key.pem"), PrivateOf(key.Certificate)),
            File.WriteAllBytesAsync(In("content"), Covered(file, gap))
        );
        string[] call = ["cms", "-sign", "-binary", "-in", In("content"), "-signer", In("cert.pem"), "-inkey", In("key.pem")];
        string[] rest = ["-certfile", In("ca.pem"), "-outform", "DER", "-out", In("cms"), "-md", "sha256", "-nosmimecap"];
        await RunAsync([.. call, .. rest, .. old ? Array.Empty<string>() : ["-cades"]]);
        return await FilledAsync(file, gap, In("cms"));
    }

    /// <summary>PAdES LT: the answers of authorities in a revision of their own.</summary>
    public static byte[] WithProofs(byte[] pdf, params byte[][] certificates)
    {
        var document = PdfDocument.TryRead(pdf, new(), out _)!;
        var update = new HandRevision(document);
        var refs = certificates
            .Select(c => update.Add($"<</Length {c.Length}>>\nstream\n{Encoding.Latin1.GetString(c)}\nendstream"))
            .ToList();
        var store = update.Add($"<</Type/DSS/Certs[{string.Join(' ', refs.Select(r => $"{r} 0 R"))}]>>");
        update.Set(document.Root.Number, HandRevision.With(document.Catalog, $"/DSS {store} 0 R", "DSS"));
        return update.ToBytes();
    }

    /// <summary>PAdES LTA: a time stamp over all that is there; drawn on the page when a box is given, as no honest one is.</summary>
    public async Task<byte[]> StampAsync(byte[] pdf, string box = "0 0 0 0")
    {
        var (file, gap) = Entered(pdf, $"cap-{pdf.Length}", "/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161", box);
        var (certificate, key) = TestCa.Stamper();
        await File.WriteAllTextAsync(In("tsa.pem"), certificate);
        await File.WriteAllTextAsync(In("tsa.key"), key);
        await File.WriteAllTextAsync(In("serial"), "01\n");
        await File.WriteAllTextAsync(
            In("tsa.cnf"),
            $"[tsa]\ndefault_tsa=t\n[t]\nserial={In("serial")}\nsigner_cert={In("tsa.pem")}\nsigner_key={In("tsa.key")}\n"
                + "signer_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\nordering=yes\ness_cert_id_alg=sha256\n"
        );
        await File.WriteAllBytesAsync(In("content"), Covered(file, gap));
        await RunAsync(["ts", "-query", "-data", In("content"), "-sha256", "-cert", "-out", In("q.tsq")]);
        await RunAsync(["ts", "-reply", "-config", In("tsa.cnf"), "-queryfile", In("q.tsq"), "-token_out", "-out", In("token")]);
        return await FilledAsync(file, gap, In("token"));
    }

    private static (byte[] File, int Gap) Entered(byte[] pdf, string name, string keys, string box = "0 0 0 0")
    {
        var document = PdfDocument.TryRead(pdf, new(), out var error) ?? throw new InvalidOperationException(error);
        var update = new HandRevision(document);
        const string range = "/ByteRange[0 0000000000 0000000000 0000000000]/Contents<";
        var signature = update.Add($"<<{keys}{range}{new string('0', Room * 2)}>>>");
        var page = document.Pages[0];
        var field = update.Add($"<</Type/Annot/Subtype/Widget/FT/Sig/T({name})/F 132/P {page.Number} 0 R/Rect[{box}]/V {signature} 0 R>>");
        string Longer(PdfValue list) => $"[{string.Concat(document.List(list).Select(v => HandRevision.Print(v) + " "))}{field} 0 R]";
        update.Set(page.Number, HandRevision.With(document.Dict(page), $"/Annots{Longer(document.Dict(page)["Annots"])}", "Annots"));
        var form = document.Resolve(document.Catalog["AcroForm"]) as PdfDict ?? PdfDict.Empty;
        var made = HandRevision.With(form, $"/SigFlags 3/Fields{Longer(form["Fields"])}", "SigFlags", "Fields");
        if (document.Catalog["AcroForm"] is PdfRef own)
            update.Set(own.Number, made);
        else
            update.Set(document.Root.Number, HandRevision.With(document.Catalog, $"/AcroForm{made}", "AcroForm"));
        var file = update.ToBytes();
        var gap = pdf.Length + file.AsSpan(pdf.Length).IndexOf("/Contents<"u8) + 9;
        var end = gap + (Room * 2) + 2;
        var numbers = string.Create(CultureInfo.InvariantCulture, $"/ByteRange[0 {gap:D10} {end:D10} {file.Length - end:D10}]");
        Encoding.ASCII.GetBytes(numbers, file.AsSpan(pdf.Length + file.AsSpan(pdf.Length).IndexOf("/ByteRange["u8)));
        return (file, gap);
    }

    private static byte[] Covered(byte[] file, int gap) => [.. file[..gap], .. file[(gap + (Room * 2) + 2)..]];

    private static async Task<byte[]> FilledAsync(byte[] file, int gap, string with)
    {
        var made = await File.ReadAllBytesAsync(with);
        Encoding.ASCII.GetBytes(Convert.ToHexString(made), file.AsSpan(gap + 1));
        return file;
    }

    private static string PrivateOf(X509Certificate2 certificate) =>
        certificate.GetRSAPrivateKey()?.ExportPkcs8PrivateKeyPem() ?? certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    private static async Task RunAsync(string[] arguments)
    {
        var (code, said) = await SigningTool.RunAsync("openssl", arguments);
        code.ShouldBe(0, said);
    }

    private string In(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, true);
}

/// <summary>One incremental update, with the kind of table that the file has.</summary>
internal sealed class HandRevision(PdfDocument document)
{
    private readonly SortedDictionary<int, string> objects = [];
    private int next = (int)((document.Xref.Trailer["Size"] as PdfNumber)?.Whole ?? 0);

    public static string Print(PdfValue value) => Encoding.Latin1.GetString(PdfRevision.Write(value));

    public static string With(PdfDict dict, string more, params string[] instead) =>
        Print(new PdfDict(dict.Entries.Where(e => !instead.Contains(e.Key)).ToDictionary()))[..^2] + more + ">>";

    public int Add(string body)
    {
        objects[next] = body;
        return next++;
    }

    public void Set(int number, string body) => objects[number] = body;

    public byte[] ToBytes()
    {
        using var to = new MemoryStream();
        void Text(string text) => to.Write(Encoding.Latin1.GetBytes(text));
        to.Write(document.Bytes.Span);
        var places = new SortedDictionary<int, int>();
        foreach (var (number, body) in objects)
        {
            places[number] = (int)to.Position;
            Text($"{number} 0 obj\n{body}\nendobj\n");
        }
        var start = (int)to.Position;
        var trailer = $"/Root {document.Root.Number} 0 R/Prev {document.Xref.Start}";
        if (document.Xref.IsStream)
        {
            places[next] = start;
            var rows = places.Values.SelectMany(p => new[] { (byte)1, (byte)(p >> 24), (byte)(p >> 16), (byte)(p >> 8), (byte)p, (byte)0 });
            var index = string.Join(' ', places.Keys.Select(k => $"{k} 1"));
            var table = Encoding.Latin1.GetString(rows.ToArray());
            Text(
                $"{next} 0 obj\n<</Type/XRef/Size {next + 1}/W[1 4 1]/Index[{index}]{trailer}/Length {table.Length}>>\n"
                    + $"stream\n{table}\nendstream"
            );
            Text("\nendobj\n");
        }
        else
        {
            Text("xref\n");
            foreach (var (number, place) in places)
                Text(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n"));
            Text($"trailer\n<</Size {next}{trailer}>>\n");
        }
        Text($"startxref\n{start}\n%%EOF\n");
        return to.ToArray();
    }
}
