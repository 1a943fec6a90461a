using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Templates;

/// <summary>
/// What a template's <c>letter.json</c> says of its data: the kind of letter in the region's settings, and for each field where its value
/// lies in the case, first found wins. What the drafter typed comes before all of them.
/// <paramref name="Required"/>: what the letter must not go out without, each with the words it may be (none: any text).
/// </summary>
public sealed record LetterTemplate(
    string? Type,
    IReadOnlyDictionary<string, ImmutableArray<LetterSource>> Fields,
    IReadOnlyDictionary<string, ImmutableArray<string>> Required
)
{
    /// <summary>True when the letter tells the people of a batch: they are written into it as they are when it is drafted.</summary>
    public bool OfBatch { get; init; }

    /// <summary>A template that says nothing of its data: everything is typed.</summary>
    public static readonly LetterTemplate None = new(
        null,
        new Dictionary<string, ImmutableArray<LetterSource>>(),
        new Dictionary<string, ImmutableArray<string>>()
    );

    /// <summary>The first of the required that has no value, or none of its words; null when the letter may go out.</summary>
    public (string Name, ImmutableArray<string> Words)? Lacks(Func<string, string?> valueOf)
    {
        foreach (var (name, words) in Required)
        {
            if (valueOf(name) is not { Length: > 0 } value || (!words.IsEmpty && !words.Contains(value)))
                return (name, words);
        }
        return null;
    }

    /// <summary>A day, as the case's papers and facts keep it.</summary>
    public bool IsDate(string field) =>
        Fields.TryGetValue(field, out var sources)
        && sources.Any(s =>
            s switch
            {
                LetterSource.Paper paper => paper.Part is PaperPart.Tanggal or PaperPart.TanggalMasuk,
                LetterSource.Fact fact => fact.Name.StartsWith("tanggal", StringComparison.Ordinal),
                _ => false,
            }
        );
}
