using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// Some of the cases that somebody may see, found along the index of what is sought: first its keys, then the cases. In one query the
/// database may rather walk along the order that is asked for and read every case of the region.
/// </summary>
internal static class CaseFinding
{
    /// <summary>More than anybody looks through: of a word that more cases share, the newest.</summary>
    private const int Most = 2_000;

    /// <summary>A word of one letter is the whole word: an initial, not the beginning of a quarter of all names.</summary>
    private const int ShortestBeginning = 2;

    /// <summary>More figures are no number of a case that anybody says.</summary>
    public const int LongestShortNumber = 8;

    private const int IdentityNumber = 16;

    /// <summary>
    /// What somebody types into one field: a case's number, in full or its last figures; NIK, No KK or telephone with blanks as people
    /// write them; else words of anybody's name.
    /// </summary>
    public static async Task<IQueryable<CaseRow>> FoundAsync(
        this IQueryable<CaseRow> rows,
        AppDb db,
        SecureLookup lookup,
        IReadOnlyCollection<string> regions,
        string text,
        CancellationToken ct
    )
    {
        if (text.Contains('/', StringComparison.Ordinal))
            return await rows.NumberedAsync(db, text.Trim(), ct);
        var digits = Digits(text);
        if (digits is { Length: IdentityNumber })
            return await rows.LookedUpAsync(db, ["N", "K"], lookup.Hmac(digits), ct);
        if (digits is { Length: > LongestShortNumber } && Telephone.Digits(text) is { } phone)
            return await rows.LookedUpAsync(db, ["T"], lookup.Hmac(phone), ct);
        return digits is { Length: > 0 and <= LongestShortNumber } && digits.TrimStart('0') is { Length: > 0 } number
            ? await rows.OfWordsAsync(db, regions, [CaseWordRow.NumberMark + number], ct)
            : await rows.OfWordsAsync(db, regions, NameWords.Sought(text), ct);
    }

    /// <summary>With anybody who stands there in his own course.</summary>
    public static IQueryable<CaseRow> WithAnybody(this IQueryable<CaseRow> rows, AppDb db, string[] regions, string state) =>
        rows.Where(c =>
            db.CasePeople.Where(p => regions.Contains(p.Region) && p.State == state).Select(p => p.CaseKey).Contains(c.CaseKey)
        );

    /// <summary>Whoever has each of these words at the beginning of a word of a name in his case.</summary>
    public static Task<IQueryable<CaseRow>> NamedAsync(
        this IQueryable<CaseRow> rows,
        AppDb db,
        IReadOnlyCollection<string> regions,
        string name,
        CancellationToken ct
    ) => rows.OfWordsAsync(db, regions, NameWords.Sought(name), ct);

    public static async Task<IQueryable<CaseRow>> NumberedAsync(
        this IQueryable<CaseRow> rows,
        AppDb db,
        string number,
        CancellationToken ct
    )
    {
        var keys = await db.Cases.Where(c => c.CaseNo == number).Select(c => c.CaseKey).ToListAsync(ct);
        return rows.Where(c => keys.Contains(c.CaseKey));
    }

    /// <param name="kinds">What the number is: "N", "K", "T" (<see cref="CaseLookupRow"/>).</param>
    public static async Task<IQueryable<CaseRow>> LookedUpAsync(
        this IQueryable<CaseRow> rows,
        AppDb db,
        string[] kinds,
        byte[] hmac,
        CancellationToken ct
    )
    {
        var keys = await db.CaseLookup.Where(l => l.Hmac == hmac && kinds.Contains(l.Kind)).Select(l => l.CaseKey).ToListAsync(ct);
        return rows.Where(c => keys.Contains(c.CaseKey));
    }

    /// <summary>The names of everybody in these cases, the first participant's left to the row.</summary>
    public static async Task<ILookup<long, string>> PeopleOfAsync(this AppDb db, IEnumerable<CaseRow> rows, CancellationToken ct)
    {
        var keys = rows.Select(r => r.CaseKey).ToArray();
        var people = await db
            .CasePeople.AsNoTracking()
            .Where(p => keys.Contains(p.CaseKey))
            .OrderBy(p => p.CaseKey)
            .ThenBy(p => p.Person)
            .ToListAsync(ct);
        return people.ToLookup(p => p.CaseKey, p => p.Name);
    }

    /// <summary>The digits of a number as people copy it; null when there is more than digits in it.</summary>
    public static string? Digits(string text)
    {
        var rest = string.Concat(text.Where(c => c is not (' ' or '.' or '-' or '+' or '(' or ')') && !char.IsWhiteSpace(c)));
        return rest.Length > 0 && rest.All(char.IsAsciiDigit) ? rest : null;
    }

    /// <summary>What is looked for is a NIK, a No KK or a telephone.</summary>
    public static bool IsOfPerson(string? text) => text is not null && Digits(text) is { Length: > LongestShortNumber };

    private static async Task<IQueryable<CaseRow>> OfWordsAsync(
        this IQueryable<CaseRow> rows,
        AppDb db,
        IReadOnlyCollection<string> regions,
        IReadOnlyList<string> words,
        CancellationToken ct
    )
    {
        if (words.Count == 0)
            return rows.Where(c => false);
        var keys = words.Select(w => Beginning(db, regions, w)).Aggregate((all, next) => all.Intersect(next));
        var found = await keys.OrderByDescending(k => k).Take(Most).ToListAsync(ct);
        return rows.Where(c => found.Contains(c.CaseKey));
    }

    private static IQueryable<long> Beginning(AppDb db, IReadOnlyCollection<string> regions, string word)
    {
        var ofRegion = db.CaseWords.AsNoTracking().Where(w => regions.Contains(w.Region));
        if (word.Length < ShortestBeginning || word[0] == CaseWordRow.NumberMark)
            return ofRegion.Where(w => w.Word == word).Select(w => w.CaseKey);
        var end = Behind(word);
        return ofRegion.Where(w => string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, end) < 0).Select(w => w.CaseKey).Distinct();
    }

    /// <summary>
    /// The first word behind all that begin so, in any order of capitals and figures: its last letter one on, Z carried to the one before.
    /// </summary>
    private static string Behind(string word)
    {
        var kept = word.TrimEnd('Z');
        if (kept.Length == 0)
            return word + new string('Z', 40);
        var last = kept[^1] == '9' ? 'A' : (char)(kept[^1] + 1);
        return kept[..^1] + last;
    }
}
