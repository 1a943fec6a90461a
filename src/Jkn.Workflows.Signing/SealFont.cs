using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// A TrueType face for the signature block, put into the file with only the glyphs that are used: a signed letter looks the same everywhere
/// and for as long as it is kept. Glyphs keep their numbers; what is not used is empty.
/// </summary>
internal sealed partial class SealFont
{
    private static readonly string folder = Path.Combine(AppContext.BaseDirectory, "fonts");
    private static readonly Lazy<SealFont?> regular = new(() => Load("LiberationSans-Regular")),
        bold = new(() => Load("LiberationSans-Bold"));
    private const string Always = " +-.:()0123456789";
    private const int MostSubsets = 1000;
    private readonly ConcurrentDictionary<string, PdfStream> subsets = new(StringComparer.Ordinal);
    private readonly byte[] font;
    private readonly string name;
    private readonly Dictionary<string, (int At, int Length)> tables = [];
    private readonly Dictionary<char, int> glyphs = [];
    private readonly int unitsPerEm,
        longMetrics,
        glyphCount;
    private readonly bool longOffsets;

    private SealFont(byte[] font, string name)
    {
        (this.font, this.name) = (font, name);
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + (16 * i);
            tables[Encoding.ASCII.GetString(font, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }
        (unitsPerEm, longOffsets) = (U16(tables["head"].At + 18), U16(tables["head"].At + 50) == 1);
        (longMetrics, glyphCount) = (U16(tables["hhea"].At + 34), U16(tables["maxp"].At + 4));
        ReadCharacters();
    }

    /// <summary>Null when the program was installed without its fonts: then one of the reader's own is named.</summary>
    public static SealFont? Of(bool isBold) => (isBold ? bold : regular).Value;

    public double Width(string text) => text.Sum(c => WidthOf(c)) / 1000.0;

    /// <summary>The curves of a character in units of the em; none for what has no ink or no glyph.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> ContoursOf(char c) =>
        glyphs.TryGetValue(c, out var glyph) ? new SealGlyphs(Outline, U16, at => font[at], unitsPerEm).Of(glyph) : [];

    /// <summary>Adds the face with the glyphs of these texts to a revision.</summary>
    public PdfRef Embed(PdfRevision revision, IEnumerable<string> texts)
    {
        // With all digits, the time changes nothing: an official's subset is made once.
        var used = texts.SelectMany(t => t).Concat(Always).Where(glyphs.ContainsKey).Distinct().Order().ToList();
        if (subsets.Count >= MostSubsets)
            subsets.Clear();
        var program = revision.Add(subsets.GetOrAdd(string.Concat(used), _ => Deflated(Subset(used))));
        string face = $"{Tag(used)}+{name}";
        var descriptor = revision.Add(
            Dict(
                ("Type", new PdfName("FontDescriptor")),
                ("FontName", new PdfName(face)),
                ("Flags", PdfNumber.Of(32L)),
                ("ItalicAngle", PdfNumber.Of(0L)),
                ("Ascent", PdfNumber.Of(905L)),
                ("Descent", PdfNumber.Of(-212L)),
                ("CapHeight", PdfNumber.Of(729L)),
                ("StemV", PdfNumber.Of(name.EndsWith("Bold", StringComparison.Ordinal) ? 140L : 88L)),
                ("FontBBox", new PdfArray([PdfNumber.Of(-544L), PdfNumber.Of(-303L), PdfNumber.Of(1302L), PdfNumber.Of(980L)])),
                ("FontFile2", program)
            )
        );
        var widths = new PdfArray([.. Enumerable.Range(32, 224).Select(c => PdfNumber.Of((long)WidthOf((char)c)))]);
        return revision.Add(
            Dict(
                ("Type", new PdfName("Font")),
                ("Subtype", new PdfName("TrueType")),
                ("BaseFont", new PdfName(face)),
                ("FirstChar", PdfNumber.Of(32L)),
                ("LastChar", PdfNumber.Of(255L)),
                ("Widths", widths),
                ("FontDescriptor", descriptor),
                ("Encoding", new PdfName("WinAnsiEncoding"))
            )
        );
    }

    private static SealFont? Load(string name) =>
        Path.Combine(folder, $"{name}.ttf") is var file && File.Exists(file) ? new(File.ReadAllBytes(file), name) : null;

    private int WidthOf(char c) =>
        glyphs.TryGetValue(c, out var glyph) ? U16(tables["hmtx"].At + (4 * Math.Min(glyph, longMetrics - 1))) * 1000 / unitsPerEm : 0;

    // A subset's name begins with six letters of its own (ISO 32000-1, 9.6.4).
    private static string Tag(List<char> used)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.Unicode.GetBytes(string.Concat(used)));
        return string.Concat(hash.Take(6).Select(b => (char)('A' + (b % 26))));
    }

    private byte[] Subset(List<char> used)
    {
        var wanted = new SortedSet<int>(used.Select(c => glyphs[c])) { 0 };
        foreach (var glyph in wanted.ToList())
            AddParts(glyph, wanted);
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * (glyphCount + 1)];
        for (var glyph = 0; glyph < glyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * glyph), (uint)outlines.Length);
            if (!wanted.Contains(glyph))
                continue;
            var (at, length) = Outline(glyph);
            outlines.Write(font, at, length);
            while (outlines.Length % 4 != 0)
                outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * glyphCount), (uint)outlines.Length);
        var metrics = Table("hmtx");
        for (var glyph = 0; glyph < longMetrics; glyph++)
        {
            if (!wanted.Contains(glyph))
                metrics.AsSpan(4 * glyph, 4).Clear();
        }
        var head = Table("head");
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        var kept = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cmap"] = Characters(used),
            ["glyf"] = outlines.ToArray(),
            ["head"] = head,
            ["hhea"] = Table("hhea"),
            ["hmtx"] = metrics,
            ["loca"] = offsets,
            ["maxp"] = Table("maxp"),
        };
        foreach (var hints in new[] { "cvt ", "fpgm", "prep" })
        {
            if (tables.ContainsKey(hints))
                kept[hints] = Table(hints);
        }
        return FontFile.Assemble(kept);
    }

    /// <summary>Composite glyphs are made of others.</summary>
    private void AddParts(int glyph, SortedSet<int> wanted)
    {
        var (at, length) = Outline(glyph);
        if (length == 0 || (short)U16(at) >= 0)
            return;
        for (var (place, more) = (at + 10, true); more; )
        {
            int flags = U16(place),
                part = U16(place + 2);
            if (wanted.Add(part))
                AddParts(part, wanted);
            place +=
                4
                + ((flags & 1) != 0 ? 4 : 2)
                + (
                    (flags & 8) != 0 ? 2
                    : (flags & 0x40) != 0 ? 4
                    : (flags & 0x80) != 0 ? 8
                    : 0
                );
            more = (flags & 0x20) != 0;
        }
    }

    private (int At, int Length) Outline(int glyph)
    {
        var loca = tables["loca"].At;
        long from = longOffsets ? U32(loca + (4 * glyph)) : 2L * U16(loca + (2 * glyph)),
            to = longOffsets ? U32(loca + (4 * glyph) + 4) : 2L * U16(loca + (2 * glyph) + 2);
        return (tables["glyf"].At + (int)from, (int)(to - from));
    }

    /// <summary>A table of characters with one segment for each (format 4, platform 3, encoding 1).</summary>
    private byte[] Characters(List<char> used)
    {
        var segments = used.Count + 1;
        var table = new byte[12 + 16 + (8 * segments)];
        void Put(int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);
        Put(2, 1);
        Put(4, 3);
        Put(6, 1);
        BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(8), 12);
        var log = (int)Math.Log2(segments);
        int[] header = [4, 16 + (8 * segments), 0, 2 * segments, 2 << log, log, (2 * segments) - (2 << log)];
        for (var i = 0; i < header.Length; i++)
            Put(12 + (2 * i), header[i]);
        for (var i = 0; i < segments; i++)
        {
            var (code, delta) = i < used.Count ? (used[i], glyphs[used[i]] - used[i]) : ('\uFFFF', 1);
            Put(26 + (2 * i), code);
            Put(28 + (2 * segments) + (2 * i), code);
            Put(28 + (4 * segments) + (2 * i), delta & 0xFFFF);
        }
        return table;
    }

    private static PdfStream Deflated(byte[] file)
    {
        using var to = new MemoryStream();
        using (var deflate = new ZLibStream(to, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(file);
        return new(Dict(("Filter", new PdfName("FlateDecode")), ("Length1", PdfNumber.Of((long)file.Length))), to.ToArray());
    }

    private static PdfDict Dict(params ReadOnlySpan<(string Key, PdfValue Value)> entries)
    {
        var dict = PdfDict.Empty;
        foreach (var (key, value) in entries)
            dict = dict.With(key, value);
        return dict;
    }
}
