using System.Globalization;
using static Jkn.Workflows.Bench.RawPdf;

namespace Jkn.Workflows.Bench;

/// <summary>The letter with bytes of its own changed: the signature no longer fits, or another one was put beside it.</summary>
internal static class HostileCopies
{
    public static async Task<IReadOnlyList<HostileFile>> AllAsync(HostileLetter letter)
    {
        var issued = letter.Issued;
        var copies = new List<(string Name, HostileAnswer Answer, byte[] Bytes)>
        {
            ("a letter of the text changed", HostileAnswer.Changed, Replace(issued, "ANDI CONTOH", "ANDA CONTOH")),
            ("producer changed", HostileAnswer.Changed, Replace(issued, "(Uji)", "(Uj1)")),
            ("a number of the last picture changed", HostileAnswer.Changed, Flipped(issued, "/Rect", 8)),
            ("a byte of the signature changed", HostileAnswer.Changed, Flipped(issued, "/Contents <", 400)),
            ("bytes behind the signature's value", HostileAnswer.Changed, Padding(issued)),
            ("the signature in small letters", HostileAnswer.Changed, Small(issued)),
            ("the range made empty", HostileAnswer.Changed, Range(issued, "0 0000000000 0000000000 0000000000")),
            ("the range made negative", HostileAnswer.Changed, Range(issued, "0 0000000009 0000000099 -000000001")),
            ("the range over all but a page", HostileAnswer.Changed, Range(issued, "0 0000000009 0000000900 0000000010")),
            ("the gap made wider", HostileAnswer.Unreadable, Wrapped(issued)),
            ("another kind of signature", HostileAnswer.Changed, Replace(issued, "ETSI.CAdES.detached", "adbe.pkcs7.detache1")),
            ("only the paraf's revision", HostileAnswer.Changed, letter.Paraf),
            ("only the unsigned draft", HostileAnswer.Changed, letter.Draft),
            ("an unsigned file of another making", HostileAnswer.Changed, Unsigned()),
            ("cut in the middle", HostileAnswer.Unreadable, issued[..(issued.Length / 2)][..200]),
            ("cut behind the paraf", HostileAnswer.Changed, issued[..(letter.Paraf.Length + 300)]),
            ("signed by a stranger alone", HostileAnswer.Changed, await Alone(letter.Draft, letter.Stranger)),
            ("signed by a colleague alone", HostileAnswer.Changed, await Alone(letter.Draft, letter.Kabid)),
            (
                "another letter of the same official",
                HostileAnswer.Changed,
                await Alone(Replace(letter.Draft, "ANDI", "BUDI"), letter.Kadis)
            ),
            ("twenty signatures", HostileAnswer.Unreadable, await Many(letter, 20)),
            ("a signature of two megabytes", HostileAnswer.Changed, Huge(letter.Draft)),
            ("the signature copied into another field", HostileAnswer.Added, Copied(issued)),
        };
        return [.. copies.Select(c => new HostileFile(c.Name, c.Answer, c.Bytes))];
    }

    private static Task<byte[]> Alone(byte[] draft, Jkn.Workflows.Signing.HeldKey key) =>
        HostileLetter.SignAsync(draft, key, new("tanda-tangan", 1, new(300, 100, 240, 90)));

    private static async Task<byte[]> Many(HostileLetter letter, int count)
    {
        var file = letter.Draft;
        for (var i = 0; i < count; i++)
            file = await HostileLetter.SignAsync(file, letter.Kabid, new($"paraf-{i}"));
        return file;
    }

    private static byte[] Flipped(byte[] file, string mark, int after)
    {
        var copy = file.ToArray();
        var at = Text(file).LastIndexOf(mark, StringComparison.Ordinal);
        // A digit stays a digit: the file is still readable.
        copy[at + after] = (byte)(copy[at + after] == '1' ? '2' : '1');
        return copy;
    }

    private static byte[] Padding(byte[] file)
    {
        var copy = file.ToArray();
        var end = Text(file).LastIndexOf("0>/M", StringComparison.Ordinal);
        copy[end] = (byte)'7';
        return copy;
    }

    private static byte[] Small(byte[] file)
    {
        var text = Text(file);
        var from = text.LastIndexOf("/Contents <", StringComparison.Ordinal);
        var to = text.IndexOf('>', from);
        return Latin(text[..from] + "/Contents <" + text[(from + 11)..to].ToLowerInvariant() + text[to..]);
    }

    private static byte[] Range(byte[] file, string range)
    {
        var text = Text(file);
        var from = text.LastIndexOf("/ByteRange [", StringComparison.Ordinal) + 12;
        var to = text.IndexOf(']', from);
        return Latin(text[..from] + range.PadRight(to - from)[..(to - from)] + text[to..]);
    }

    /// <summary>Signature wrapping: the range skips a piece in which something else stands.</summary>
    private static byte[] Wrapped(byte[] file)
    {
        var text = Text(file);
        var from = text.LastIndexOf("/Contents <", StringComparison.Ordinal);
        var to = text.IndexOf('>', from) + 1;
        const string inside = "/Injected(4 0 obj <<>> endobj)";
        var wrapped = text[..to] + inside + text[to..];
        var range = string.Create(CultureInfo.InvariantCulture, $"0 {from + 10:D10} {to + inside.Length:D10} {file.Length - to:D10}");
        return Range(Latin(wrapped), range);
    }

    private static byte[] Unsigned() =>
        Table("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");

    private static byte[] Huge(byte[] draft)
    {
        var update = new RawUpdate(draft);
        var hex = new string('3', 4_000_000);
        var signature = update.Add($"<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 19 9]/Contents<{hex}>>>");
        var field = update.Add($"<</FT/Sig/T(x)/V {signature} 0 R/Rect[0 0 0 0]>>");
        return update.Set(1, $"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{field} 0 R]>>>>").ToBytes();
    }

    private static byte[] Copied(byte[] issued)
    {
        var update = new RawUpdate(issued);
        var field = update.Add($"<</FT/Sig/T(salinan)/V {HostileAdditions.Signature(issued).Number} 0 R/Rect[0 0 0 0]>>");
        return update.Set(1, update.Now(1).Replace("/Fields [", $"/Fields [{field} 0 R ", StringComparison.Ordinal)).ToBytes();
    }
}
