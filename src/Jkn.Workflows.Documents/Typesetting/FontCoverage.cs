using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Templates;

namespace Jkn.Workflows.Documents.Typesetting;

/// <summary>Which characters the letters' font can print, read from the font's own table (cmap, format 4).</summary>
internal sealed class FontCoverage
{
    private readonly HashSet<int> known = [];

    /// <summary>The same as the office's rules know it.</summary>
    public Typeface Typeface { get; }

    /// <summary>The upright face of the folder; null when there is none to read, and then nothing is checked.</summary>
    public static FontCoverage? OfFolder(string folder)
    {
        var file = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*-Regular.ttf").Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
        return file is null ? null : new(File.ReadAllBytes(file));
    }

    public FontCoverage(ReadOnlySpan<byte> font)
    {
        var tables = U16(font, 4);
        for (var i = 0; i < tables; i++)
        {
            var entry = font[(12 + 16 * i)..];
            if (entry[..4].SequenceEqual("cmap"u8))
                ReadCmap(font[(int)U32(entry, 8)..]);
        }
        Typeface = new(known);
    }

    /// <summary>The characters in any text of the JSON that cannot be printed, each once.</summary>
    public ImmutableArray<string> Missing(string json)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        Look(document.RootElement, missing);
        return [.. missing];
    }

    private void Look(JsonElement value, SortedSet<string> missing)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                Look(member.Value, missing);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Look(item, missing);
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            missing.UnionWith(Typeface.MissingIn(value.GetString()!));
        }
    }

    private void ReadCmap(ReadOnlySpan<byte> cmap)
    {
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var table = cmap[(int)U32(cmap, 8 + 8 * i)..];
            if (U16(table, 0) == 4)
                ReadSegments(table);
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> table)
    {
        var count = U16(table, 6) / 2;
        for (var s = 0; s < count; s++)
        {
            var (end, start) = (U16(table, 14 + 2 * s), U16(table, 16 + 2 * count + 2 * s));
            var (delta, offsetAt) = (U16(table, 16 + 4 * count + 2 * s), 16 + 6 * count + 2 * s);
            for (var c = start; c <= end && c != 0xFFFF; c++)
            {
                var offset = U16(table, offsetAt);
                var glyph = offset == 0 ? (c + delta) & 0xFFFF : U16(table, offsetAt + offset + 2 * (c - start));
                if (glyph != 0)
                    known.Add(c);
            }
        }
    }

    private static int U16(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt16BigEndian(at[offset..]);

    private static uint U32(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt32BigEndian(at[offset..]);
}
