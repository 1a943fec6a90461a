using System.Collections.Immutable;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Lists;

/// <summary>How a column's values look.</summary>
public enum ListKind
{
    Text,

    /// <summary>NIK, No KK, card number: digits kept as text.</summary>
    Identity,
    Date,
    Number,
}

/// <summary>Which half of a text such as "0000 Puskesmas Contoh" a column holds.</summary>
public enum ListPart
{
    Whole,
    Code,
    Name,
}

/// <summary>
/// A column of a list that leaves or enters the office. <paramref name="Labels"/>: the first is printed, all are recognised on reading.
/// <paramref name="Field"/>: what stands in it (null: left blank, or <paramref name="Constant"/>). <paramref name="Codes"/>: our word → the
/// list's on writing; the list's → ours on reading.
/// </summary>
public sealed record ListColumn(
    ImmutableArray<string> Labels,
    string? Field,
    ListKind Kind,
    string? Constant,
    ImmutableDictionary<string, string> Codes,
    bool Required,
    bool Upper,
    ListPart Part
);

/// <summary>
/// The layout of a list as data: Form 34 of 34 columns today, of 37 tomorrow. <paramref name="FileName"/> knows <c>{kodeWilayah}</c>,
/// <c>{periode}</c>, <c>{nomor}</c>.
/// <paramref name="Reasons"/>: words in an answer's reason → reason code, first match wins.
/// </summary>
public sealed record ListLayout(
    string Code,
    int Version,
    string Label,
    string Source,
    string Use,
    string Sheet,
    string FileName,
    char Delimiter,
    ImmutableArray<ListColumn> Columns,
    ImmutableArray<KeyValuePair<string, string>> Reasons
)
{
    public const string Export = "EKSPOR",
        People = "PESERTA",
        Results = "HASIL";

    public string FileNameFor(string region, string period, string number) =>
        FileName
            .Replace("{kodeWilayah}", region, StringComparison.Ordinal)
            .Replace("{periode}", period.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{nomor}", number, StringComparison.Ordinal);

    /// <summary>
    /// The reason code for an answer's words; a word that is itself a code stands for itself. Null: a person must map it (never silently
    /// "other").
    /// </summary>
    public string? ReasonOf(string words, FailureReasons? known)
    {
        if (known?.Find(words.Trim()) is { } same)
            return same.Code;
        var plain = ListText.Plain(words);
        foreach (var (part, code) in Reasons)
        {
            if (plain.Contains(ListText.Plain(part), StringComparison.Ordinal))
                return code;
        }
        return known?.Reasons.FirstOrDefault(r => ListText.Plain(r.Label) == plain)?.Code;
    }
}

/// <summary>Headings and codes are compared without case, spaces and punctuation.</summary>
public static class ListText
{
    public static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
