using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Jkn.Workflows.Server.Http;

/// <summary>
/// Where the next page begins: the sort's name and the last row's keyset values, opaque to callers. Not signed: it only says where to go
/// on, the same filter by region and role applies to every page.
/// </summary>
internal sealed record Cursor(string Sort, IReadOnlyList<string> After)
{
    private const int MaxLength = 600;

    public string Encode() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>A moment among a cursor's keys, in milliseconds; false when no calendar has it.</summary>
    public static bool TryMoment(string key, out DateTimeOffset moment)
    {
        moment = default;
        if (!long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) || at < First || at > Last)
            return false;
        moment = DateTimeOffset.FromUnixTimeMilliseconds(at);
        return true;
    }

    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds(),
        Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>False when it is not one of ours, or was made for another sort or number of keys.</summary>
    public static bool TryDecode(string text, string sort, int keys, out Cursor cursor)
    {
        cursor = new(sort, []);
        if (text.Length is 0 or > MaxLength)
            return false;
        try
        {
            if (JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(text)) is not { } read)
                return false;
            cursor = read;
            return read.Sort == sort && read.After?.Count == keys && read.After.All(v => v is not null && !v.Any(char.IsControl));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return false;
        }
    }
}

/// <summary>One page of a list: no totals (they cost a full count), a cursor while there is more.</summary>
internal sealed record Paged<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which page is asked for.</summary>
internal sealed record PageRequest(int? Size = null, string? Cursor = null)
{
    public const int DefaultSize = 50,
        MaxSize = 200;

    /// <summary>How many rows to show. Fetch one more and hand all to <see cref="Cut{T}"/>.</summary>
    public int Take => Math.Clamp(Size ?? DefaultSize, 1, MaxSize);

    /// <summary>The page and, where a row is left over, the cursor after its last row.</summary>
    public Paged<T> Cut<T>(IReadOnlyList<T> fetched, string sort, Func<T, IReadOnlyList<string>> keys) =>
        fetched.Count <= Take ? new(fetched, null) : new([.. fetched.Take(Take)], new Cursor(sort, keys(fetched[Take - 1])).Encode());
}
