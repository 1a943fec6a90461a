using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// The office's own answer to an open question or assumption: what it decided, by which decree of which day, from when on.
/// </summary>
public sealed record Settlement(string Question, string Answer, string Decree, string DecreeDate, string From);

/// <summary>
/// What a region's office has settled of what its documents leave open. Screens and papers ask here whether an assumption still carries
/// its mark.
/// </summary>
public static class Settlements
{
    extension(Region region)
    {
        /// <summary>
        /// The answer in force to a question, named by its id (<c>A-10</c>) or by the source of a value (<c>ASUMSI:A-10</c>). A source
        /// of two questions (<c>ASUMSI:A-01/02</c>) is settled by the later answer, once both are. Null: still open, or never asked.
        /// </summary>
        public Settlement? SettlementOf(string source)
        {
            var answers = Questions(source).Select(id => region.Settlements.GetValueOrDefault(id)).ToList();
            return answers.Count == 0 || answers.Contains(null)
                ? null
                : answers.OfType<Settlement>().MaxBy(s => s.From, StringComparer.Ordinal);
        }

        /// <summary>Whether a value of this source is still assumed: nobody's document says it and the office has not settled it.</summary>
        public bool IsOpen(string source) => Source.IsAssumed(source) && region.SettlementOf(source) is null;
    }

    /// <summary>The newest answer to each question whose date has come. <paramref name="entered"/> in order of their dates.</summary>
    public static ImmutableSortedDictionary<string, Settlement> InForce(IEnumerable<Settlement> entered, string today) =>
        entered
            .Where(s => string.CompareOrdinal(s.From, today) <= 0)
            .GroupBy(s => s.Question, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    private static IEnumerable<string> Questions(string source)
    {
        var parts = (Source.IsAssumed(source) ? source[Source.Assumed.Length..] : source).Split('/');
        return parts.Select(part => OpenQuestion.IsId(part) ? part : $"{parts[0].Split('-')[0]}-{part}").Where(OpenQuestion.IsId);
    }
}
