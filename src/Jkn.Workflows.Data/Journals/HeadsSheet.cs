using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Jkn.Workflows.Data.Journals;

/// <summary>Where one journal ended: its name, the version of its last entry and that entry's hash (hex).</summary>
public sealed record SealedHead(string Id, long Version, string Hash);

/// <summary>The last number of a book of a year.</summary>
public sealed record SealedNumber(string Register, int Year, int Last);

/// <summary>
/// Where the journals of a region ended on a day (trust.md 7.1): those that moved since the sheet before, how many there are in all, the
/// journal of the office, the last sealed block of reads, the last numbers of its books, and the cases whose data were destroyed. Each
/// sheet names the hash of the one before. No personal data.
/// </summary>
public sealed record HeadsSheet(
    int V,
    string Region,
    long No,
    string Day,
    long At,
    string Previous,
    long Journals,
    long Entries,
    SealedHead? Office,
    SealedHead? Access,
    IReadOnlyList<SealedNumber> Numbers,
    IReadOnlyList<SealedHead> Heads,
    IReadOnlyList<string> Destroyed
)
{
    /// <summary>What the first sheet of a region names as the one before it.</summary>
    public static readonly string First = new('0', SHA256.HashSizeInBytes * 2);

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line of JSON: these bytes are signed, and hashed for the next sheet.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Options);

    public static string HashOf(string text) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>Null when the text is no sheet.</summary>
    public static HeadsSheet? Read(string text)
    {
        try
        {
            var sheet = JsonSerializer.Deserialize<HeadsSheet>(text, Options);
            return sheet is { V: 1, Region: not null, Previous: not null, Heads: not null, Numbers: not null, Destroyed: not null }
                ? sheet
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A line of the file that an office keeps elsewhere: the sheet, a tab, the signature.</summary>
    public static string Line(string text, byte[] signature) => $"{text}\t{Convert.ToBase64String(signature)}";

    /// <summary>The sheet's text and its signature; null when the line is none.</summary>
    public static (string Text, byte[] Signature)? OfLine(string line)
    {
        var parts = line.Split('\t');
        var signature = new byte[parts.Length == 2 ? parts[1].Length : 0];
        return parts.Length == 2 && Convert.TryFromBase64String(parts[1], signature, out var length)
            ? (parts[0], signature[..length])
            : null;
    }
}
