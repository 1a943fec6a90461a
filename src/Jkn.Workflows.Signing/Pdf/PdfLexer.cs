using System.Text;

namespace Jkn.Workflows.Signing.Pdf;

/// <summary>
/// Reads values from bytes (ISO 32000-1, 7.2 and 7.3). Nesting is bounded; every step moves forward, so no input makes it hang.
/// </summary>
internal sealed partial class PdfLexer(ReadOnlyMemory<byte> file, PdfBudget budget, int position = 0)
{
    private const int MaxDepth = 64;
    private static readonly System.Buffers.SearchValues<char> InNumbers = System.Buffers.SearchValues.Create("+-.0123456789");
    private int at = position,
        charged = position;

    public int Position => at;

    private ReadOnlySpan<byte> Bytes => file.Span;

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) =>
        b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    public void SkipSpace()
    {
        var bytes = Bytes;
        while (at < bytes.Length)
        {
            if (IsSpace(bytes[at]))
                at++;
            else if (bytes[at] == '%')
                while (at < bytes.Length && bytes[at] is not (10 or 13))
                    at++;
            else
                return;
        }
    }

    /// <summary>Moves past the word when it is next.</summary>
    public bool Take(string word)
    {
        SkipSpace();
        Charge();
        if (at > Bytes.Length || Bytes.Length - at < word.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (Bytes[at + i] != word[i])
                return false;
        }
        at += word.Length;
        return true;
    }

    /// <summary>What was moved over is paid for: the same bytes may be read as often as a file says so.</summary>
    private void Charge()
    {
        budget.Bytes(at - charged);
        charged = at;
    }

    /// <summary>White space only; true when nothing follows.</summary>
    public bool SkipBlank()
    {
        while (at < Bytes.Length && IsSpace(Bytes[at]))
            at++;
        Charge();
        return at >= Bytes.Length;
    }

    /// <summary>Moves past the mark when it stands here, without looking over white space or comments.</summary>
    public bool TakeHere(ReadOnlySpan<byte> mark)
    {
        if (!Bytes[at..].StartsWith(mark))
            return false;
        at += mark.Length;
        return true;
    }

    public long Integer() => Read() is PdfNumber { Whole: { } n } ? n : throw Broken();

    public PdfValue Read(int depth = 0)
    {
        if (depth > MaxDepth)
            throw new PdfFormatException(PdfFormatException.TooComplex);
        SkipSpace();
        budget.Step();
        Charge();
        var bytes = Bytes;
        if (at >= bytes.Length)
            throw Broken();
        switch (bytes[at])
        {
            case (byte)'/':
                return Name();
            case (byte)'(':
                return Literal();
            case (byte)'[':
                return Array(depth);
            case (byte)'<' when at + 1 < bytes.Length && bytes[at + 1] == '<':
                return Dictionary(depth);
            case (byte)'<':
                return Hex();
            default:
                return Word();
        }
    }

    private PdfArray Array(int depth)
    {
        at++;
        var items = new List<PdfValue>();
        while (!Take("]"))
            items.Add(Read(depth + 1));
        return new(items);
    }

    private PdfDict Dictionary(int depth)
    {
        at += 2;
        var entries = new Dictionary<string, PdfValue>();
        while (!Take(">>"))
        {
            if (Read(depth + 1) is not PdfName key)
                throw Broken();
            // A key twice is ambiguous: readers disagree on which counts, which attacks use.
            if (!entries.TryAdd(key.Value, Read(depth + 1)))
                throw Broken();
        }
        return new(entries);
    }

    private PdfValue Word()
    {
        var start = at;
        while (at < Bytes.Length && !IsSpace(Bytes[at]) && !IsDelimiter(Bytes[at]))
            at++;
        if (at == start || at - start > 64)
            throw Broken();
        var word = Encoding.Latin1.GetString(Bytes[start..at]);
        switch (word)
        {
            case "true":
                return new PdfBool(true);
            case "false":
                return new PdfBool(false);
            case "null":
                return PdfValue.Null;
        }
        if (word.AsSpan().ContainsAnyExcept(InNumbers))
            throw Broken();
        return (PdfValue?)Reference(word) ?? new PdfNumber(word);
    }

    /// <summary>"12 0 R" after its first number; null and nothing consumed when it is a plain number.</summary>
    private PdfRef? Reference(string first)
    {
        var back = at;
        if (int.TryParse(first, System.Globalization.NumberStyles.None, null, out var number) && Digits() is { } generation)
        {
            SkipSpace();
            if (at < Bytes.Length && Bytes[at] == 'R' && (at + 1 == Bytes.Length || IsSpace(Bytes[at + 1]) || IsDelimiter(Bytes[at + 1])))
            {
                at++;
                return new(number, generation);
            }
        }
        at = back;
        return null;
    }

    private int? Digits()
    {
        SkipSpace();
        var start = at;
        while (at < Bytes.Length && Bytes[at] is >= (byte)'0' and <= (byte)'9' && at - start < 6)
            at++;
        return at > start ? int.Parse(Bytes[start..at], System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static int Nibble(byte b) =>
        b switch
        {
            >= (byte)'0' and <= (byte)'9' => b - '0',
            >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
            _ => -1,
        };

    private static PdfFormatException Broken() => new(PdfFormatException.Broken);
}
