namespace Jkn.Workflows.Signing.Pdf;

/// <summary>A PDF object (ISO 32000-1, 7.3). Only what reading and appending a signature needs.</summary>
internal abstract record PdfValue
{
    public static readonly PdfValue Null = new PdfNull();
}

internal sealed record PdfNull : PdfValue;

internal sealed record PdfBool(bool Value) : PdfValue;

/// <summary>Kept as written, so that a rewritten dictionary prints the same digits.</summary>
internal sealed record PdfNumber(string Text) : PdfValue
{
    public static PdfNumber Of(long value) => new(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static PdfNumber Of(double value) => new(value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture));

    public long? Whole =>
        long.TryParse(
            Text,
            System.Globalization.NumberStyles.AllowLeadingSign,
            System.Globalization.CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : null;

    public double Real =>
        double.TryParse(Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var n)
            ? n
            : 0;
}

internal sealed record PdfName(string Value) : PdfValue;

/// <summary>
/// <paramref name="Start"/> and <paramref name="End"/> are where the token lies in the file: a signature's gap must be exactly its own.
/// </summary>
internal sealed record PdfString(byte[] Bytes, int Start, int End) : PdfValue
{
    // Position is no part of the value: two revisions may write the same string at different places.
    public bool Equals(PdfString? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode() => Bytes.Length;

    public string Text =>
        Bytes is [0xFE, 0xFF, ..]
            ? System.Text.Encoding.BigEndianUnicode.GetString(Bytes, 2, Bytes.Length - 2)
            : System.Text.Encoding.Latin1.GetString(Bytes);
}

internal sealed record PdfRef(int Number, int Generation) : PdfValue;

internal sealed record PdfArray(IReadOnlyList<PdfValue> Items) : PdfValue
{
    public bool Equals(PdfArray? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;
}

/// <summary>A dictionary; unchangeable, so that revisions can share values.</summary>
internal sealed record PdfDict(IReadOnlyDictionary<string, PdfValue> Entries) : PdfValue
{
    public static readonly PdfDict Empty = new(new Dictionary<string, PdfValue>());

    public PdfValue this[string key] => Entries.GetValueOrDefault(key, Null);

    public PdfDict With(string key, PdfValue value) => new(new Dictionary<string, PdfValue>(Entries) { [key] = value });

    public bool Is(string key, string name) => this[key] is PdfName n && n.Value == name;

    public bool Equals(PdfDict? other) => other is not null && SameExcept(other);

    public override int GetHashCode() => Entries.Count;

    /// <summary>Equal when the named keys are left out of both.</summary>
    public bool SameExcept(PdfDict other, params ReadOnlySpan<string> left)
    {
        foreach (var key in Entries.Keys.Union(other.Entries.Keys))
        {
            if (!left.Contains(key) && !this[key].Equals(other[key]))
                return false;
        }
        return true;
    }
}

internal sealed record PdfStream(PdfDict Dict, ReadOnlyMemory<byte> Raw) : PdfValue
{
    public bool Equals(PdfStream? other) => other is not null && Dict.Equals(other.Dict) && Raw.Span.SequenceEqual(other.Raw.Span);

    public override int GetHashCode() => Raw.Length;
}
