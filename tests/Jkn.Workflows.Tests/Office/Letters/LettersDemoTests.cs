using Jkn.Workflows.Server.Verbs;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>
/// The demonstration's files, judged by other people's programs: sound, signed, trusted, readable, scannable; any change is seen.
/// </summary>
public sealed class LettersDemoTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-demo-").FullName;

    [Fact]
    public async Task Every_file_holds_before_other_programs()
    {
        Tools.NeedTypst();
        var (output, error) = (new StringWriter(), new StringWriter());
        (await VerbList.RunAsync(["letters", "demo", "-o", folder], output, error, TestServer.Ct)).ShouldBe(0, error.ToString());

        var files = Directory.GetFiles(folder, "*.pdf", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(20);
        foreach (var file in files)
            Tools.Run("qpdf", "--check", file).ShouldContain("No syntax or stream encoding errors", customMessage: file);
        var nss = Path.Combine(folder, "nss");
        Tools.Run("bash", Path.Combine(Offices.Root, "tests", "nss-database.sh"), Path.Combine(folder, "surat", "ca.pem"), nss);
        var signed = Directory.GetFiles(Path.Combine(folder, "surat"), "*-ditandatangani.pdf").Single();
        Verdicts(nss, signed).ShouldBe((3, 3, 1));
        Verdicts(nss, Directory.GetFiles(Path.Combine(folder, "surat"), "*-paraf-kabid.pdf").Single()).ShouldBe((2, 2, 1));

        var text = Tools.Run("pdftotext", signed, "-");
        string[] order = ["PEMERINTAH", "Nomor", "Yth.", "ANDI CONTOH", "Surat ini berlaku sampai", "Pindai"];
        order.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ShouldBeInOrder();
        text.ShouldContain("Agus Fiksi");
        Tools
            .Run("pdffonts", signed)
            .Split('\n')
            .Skip(2)
            .Where(l => l.Length > 0)
            .ShouldAllBe(l => l.Contains(" yes ", StringComparison.Ordinal));
        Tools.Run("pdftoppm", "-r", "300", "-png", "-singlefile", signed, Path.Combine(folder, "halaman"));
        Tools.Run("zbarimg", "-q", Path.Combine(folder, "halaman.png")).ShouldMatch("/v/[0-9a-f]{40}");
        foreach (var dry in Directory.GetFiles(Path.Combine(folder, "surat"), "*basah.pdf"))
            Tools.Run("pdftotext", dry, "-").ShouldNotContain("elektronik");

        var bytes = await File.ReadAllBytesAsync(signed, TestServer.Ct);
        var chance = new Random(7);
        for (var i = 0; i < 12; i++)
        {
            var changed = bytes.ToArray();
            changed[chance.Next(16, bytes.Length - 600)] ^= 0x11;
            var file = Path.Combine(folder, "rusak.pdf");
            await File.WriteAllBytesAsync(file, changed, TestServer.Ct);
            var ours = Jkn.Workflows.Signing.PdfVerifier.Verify(changed, Jkn.Workflows.Signing.TrustRoots.None, DateTimeOffset.UtcNow);
            (ours.IsWhole && ours.Signatures.Count == 3).ShouldBeFalse($"change {i}");
        }
    }

    private static (int Valid, int Trusted, int Total) Verdicts(string nss, string file)
    {
        var said = Tools.Run("pdfsig", "-nssdir", nss, file);
        int Count(string part) => said.Split(part).Length - 1;
        return (Count("Signature is Valid."), Count("Certificate is Trusted."), Count("- Total document signed"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
