using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>Broken files give an answer: no exception, and an end. Seeded, so that a failure can be repeated.</summary>
public class PdfFuzzTests
{
    private static readonly string[] Words =
    [
        "/Kids",
        "/Prev 9",
        "/Parent 2 0 R",
        "1 0 R",
        "<<",
        ">>",
        "[",
        "(",
        "stream",
        "endobj",
        "99999999999",
        "-1",
        "/Length 99",
        "xref\n0 9\n",
        "/V 1 0 R",
    ];

    [Theory]
    [InlineData(false, 11)]
    [InlineData(true, 12)]
    public async Task Damaged_files_are_answered(bool stream, int seed)
    {
        var whole = await TestCa.TwiceAsync(stream);
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var file = Damage(whole, random);
            var verdict = PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now);
            if (!IsSameOutsideLastGap(file, whole))
                verdict.IsWhole.ShouldBeFalse($"round {round}");
            if (round % 20 == 0)
                (
                    await PdfSigner.SignAsync(
                        file,
                        new("Baru"),
                        new("x", null, TestCa.Now, []),
                        TestCa.Curve,
                        null,
                        TestContext.Current.CancellationToken
                    )
                ).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("%PDF-1.7\nstartxref\n0\n%%EOF")]
    [InlineData("%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF")]
    [InlineData("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.7\nxref\n0 499999999\ntrailer\n<<>>\nstartxref\n9\n%%EOF")]
    [InlineData(
        "%PDF-1.7\n1 0 obj\n<</Pages 1 0 R/Kids[1 0 R]>>\nendobj\nxref\n1 1\n0000000009 00000 n \ntrailer\n<</Root 1 0 "
            + "R>>\nstartxref\n54\n%%EOF"
    )]
    public void Traps_are_answered(string text) =>
        PdfVerifier.Verify(System.Text.Encoding.Latin1.GetBytes(text), TestCa.Roots, TestCa.Now).Error.ShouldNotBeNull();

    [Fact]
    public void Deep_nesting_is_answered() =>
        PdfVerifier
            .Verify(
                System.Text.Encoding.Latin1.GetBytes("%PDF-1.7\nxref\ntrailer\n" + new string('[', 1_000_000) + "\nstartxref\n9\n%%EOF"),
                TestCa.Roots,
                TestCa.Now
            )
            .Error.ShouldBe("pdf-too-complex");

    /// <summary>
    /// The last signature's own gap is the one place that no signature covers; what changed there the stored hash of the file tells.
    /// </summary>
    private static bool IsSameOutsideLastGap(byte[] file, byte[] whole)
    {
        var gap = whole.AsSpan().LastIndexOf("/Contents <"u8);
        var end = gap + whole.AsSpan(gap).IndexOf("/M "u8);
        return file.Length == whole.Length
            && file.AsSpan(0, gap).SequenceEqual(whole.AsSpan(0, gap))
            && file.AsSpan(end).SequenceEqual(whole.AsSpan(end));
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var file = whole.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(file.Count);
            switch (random.Next(4))
            {
                case 0:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file.RemoveRange(at, Math.Min(random.Next(1, 200), file.Count - at));
                    break;
                case 2:
                    file.InsertRange(at, System.Text.Encoding.Latin1.GetBytes(Words[random.Next(Words.Length)]));
                    break;
                default:
                    file.RemoveRange(at, file.Count - at);
                    break;
            }
            if (file.Count == 0)
                return [];
        }
        return [.. file];
    }
}
