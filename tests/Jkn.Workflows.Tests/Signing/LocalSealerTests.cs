using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Adapters.Local;
using Jkn.Workflows.Signing.Adapters.Paper;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Signing;

public sealed class LocalSealerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-signing-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LocalSealer Sealer(string keyFolder = "", TrustRoots? roots = null, TimeStamper? stamper = null) =>
        new(new(new() { KeyFolder = keyFolder }, new(folder, new FixedTime(TestCa.Now)), roots ?? TrustRoots.None), stamper, null);

    private static SealRequest Request(byte[] pdf, SealSigner who, SealField field, PresenceProof? proof = null) =>
        new(pdf, field, who, null, TestCa.Now, proof ?? new SessionProof());

    [Fact]
    public async Task Development_keys_are_made_once_and_say_so()
    {
        var first = (await Sealer().SealAsync(Request(TestPdf.Make(false), TestCa.KabidWho, new("Paraf")), Ct)).ShouldBeOfType<Sealed>();
        var second = (
            await Sealer().SealAsync(Request(first.File, TestCa.KadisWho, new("TandaTangan", 1, new(300, 100, 240, 90))), Ct)
        ).ShouldBeOfType<Sealed>();

        second.Certified.ShouldBeFalse();
        System
            .Text.Encoding.Latin1.GetString(second.File)
            .ShouldContain(Convert.ToHexString(System.Text.Encoding.Latin1.GetBytes(SealBlock.Uncertified)));
        Directory.GetFiles(folder).Length.ShouldBe(3);
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in Directory.GetFiles(folder))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task The_offices_own_keys_open_with_their_owners_passphrase_only_and_are_not_kept()
    {
        Write(TestCa.KadisWho.Nip!, TestCa.Kadis);
        Write(TestCa.KabidWho.Nip!, TestCa.Kadis, "sandi kabid");
        var other = TestCa.KadisWho with { Id = "lama", Nip = "196001011990031003" };
        Write(other.Nip!, TestCa.Issue(other, RSA.Create(2048), TestCa.Now.AddDays(-1)));
        var sealer = Sealer(folder, new([], [TestCa.Root]));
        async Task<SealResult> Seal(SealSigner who, PresenceProof? proof) =>
            await sealer.SealAsync(Request(TestPdf.WithField(), who, new("TandaTangan"), proof), Ct);

        sealer.Asks.ShouldBe(PresenceKind.Secret);
        (await Seal(TestCa.KadisWho, null)).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.NoSecret);
        (await Seal(TestCa.KadisWho, new SecretProof("sandi kabid"))).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.WrongSecret);
        sealer.Wrong(TestCa.KadisWho, new SecretProof("salah"))!.Code.ShouldBe(SealCodes.WrongSecret);
        sealer.Wrong(TestCa.KadisWho, new SecretProof("uji")).ShouldBeNull();
        var file = (await Seal(TestCa.KadisWho, new SecretProof("uji"))).ShouldBeOfType<Sealed>();
        (await Seal(TestCa.KadisWho, null)).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.NoSecret, "opened once is not open");
        file.Certified.ShouldBeTrue();
        System
            .Text.Encoding.Latin1.GetString(file.File)
            .ShouldNotContain(Convert.ToHexString(System.Text.Encoding.Latin1.GetBytes(SealBlock.Uncertified)));

        (await Seal(TestCa.KabidWho, new SecretProof("sandi kabid"))).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.OtherOwner);
        (await Seal(other, new SecretProof("uji"))).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.Expired);
        // What a file says is known from when it was opened.
        (await sealer.CheckAsync(TestCa.KadisWho, TestCa.Now, Ct)).ValidUntil.ShouldNotBeNull();
        (await sealer.CheckAsync(TestCa.KabidWho, TestCa.Now, Ct)).Code.ShouldBe(SealCodes.OtherOwner);
        (await sealer.CheckAsync(other, TestCa.Now, Ct)).Code.ShouldBe(SealCodes.Expired);
        (await sealer.CheckAsync(other with { Nip = "../../etc/passwd" }, TestCa.Now, Ct)).Code.ShouldBe(SealCodes.NoCertificate);
    }

    [Fact]
    public async Task A_scan_is_known_by_its_content()
    {
        var sealer = new WetInkSealer(1);
        async Task<SealResult> Give(byte[] scan) =>
            await sealer.SealAsync(Request([], TestCa.KadisWho, new("x")) with { Proof = new ScanProof(scan) }, Ct);

        var sealedPdf = (await Give(TestPdf.Make(false))).ShouldBeOfType<Sealed>();
        sealedPdf.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(TestPdf.Make(false))));
        (await Give(TestScan.Jpeg(1000))).ShouldBeOfType<Sealed>().MediaType.ShouldBe("image/jpeg");
        (await Give(TestScan.Png(1000))).ShouldBeOfType<Sealed>().MediaType.ShouldBe("image/png");
        (await Give("<html>"u8.ToArray())).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.NotScan);
        (await Give(new byte[2_000_000])).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.ScanLarge);
        (await Give([])).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.NoScan);
    }

    [Fact]
    public async Task Trust_4_4_a_scan_is_a_whole_picture_of_a_pages_width()
    {
        var sealer = new WetInkSealer(1);
        byte[] seventeen = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xD9];
        var (jpeg, png) = (TestScan.Jpeg(1000), TestScan.Png(1000));
        byte[][] refused =
        [
            seventeen,
            TestScan.Jpeg(999),
            TestScan.Png(999),
            [.. jpeg[..^30], 0xFF, 0xD9],
            png[..^12],
            [.. png[..33], .. png[^12..]],
        ];
        foreach (var scan in refused)
            (await sealer.SealAsync(Request([], TestCa.KadisWho, new("x")) with { Proof = new ScanProof(scan) }, Ct))
                .ShouldBeOfType<SealRefused>()
                .Code.ShouldBe(SealCodes.ScanSmall, Convert.ToHexString(scan));
    }

    private void Write(string nip, HeldKey key, string passphrase = "uji") =>
        File.WriteAllBytes(
            Path.Combine(folder, $"{nip}.p12"),
            key.Certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, passphrase)
        );

    public void Dispose() => Directory.Delete(folder, true);
}
