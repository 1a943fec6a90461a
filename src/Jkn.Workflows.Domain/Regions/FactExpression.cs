using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// A condition over simple facts: <c>path==EMERGENSI &amp;&amp; (umur&lt;17 || kkAtauKtp==true)</c>. Operators
/// <c>== != &lt; &lt;= &gt; &gt;=</c>, <c>&amp;&amp;</c> before <c>||</c>, parentheses. A fact that a case does not have is
/// the empty text; comparing sizes with it is false. Names are checked when it is read, so a typo is found then.
/// </summary>
public sealed partial class FactExpression
{
    private const int LongestText = 500;

    private readonly Func<IReadOnlyDictionary<string, string>, bool> holds;

    private FactExpression(string text, Func<IReadOnlyDictionary<string, string>, bool> holds) => (Text, this.holds) = (text, holds);

    /// <summary>Facts every case can answer; a region's checklist switches come in addition.</summary>
    public static ImmutableHashSet<string> KnownFacts { get; } = ["path", "umur", "jenisRawat", "saluran", "daftarKelurahan"];

    public string Text { get; }

    public bool Holds(IReadOnlyDictionary<string, string> facts) => holds(facts);

    public static (FactExpression? Expression, string? Problem) Parse(string text, IReadOnlySet<string> knownFacts)
    {
        // Conditions are short; the reader descends once for each parenthesis.
        if (text.Length > LongestText)
            return (null, $"Syarat lebih panjang dari {LongestText} huruf.");
        var words = Word().Matches(text).Select(match => match.Value.Trim()).Where(word => word.Length > 0).ToList();
        var reader = new Reader(words, knownFacts);
        var holds = reader.Or();
        var problem = reader.Problem ?? (reader.AtEnd ? null : $"\"{reader.Next}\" tidak diharapkan di sini");
        return problem is null ? (new(text, holds), null) : (null, $"Syarat \"{text}\" tidak terbaca: {problem}.");
    }

    [GeneratedRegex(@"\s*(&&|\|\||==|!=|<=|>=|<|>|\(|\)|[\w.-]+|\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>Recursive descent; the first problem stays, later ones are only its consequences.</summary>
    private sealed class Reader(List<string> words, IReadOnlySet<string> knownFacts)
    {
        private int position;

        public string? Problem { get; private set; }

        public bool AtEnd => position >= words.Count;

        public string Next => AtEnd ? "" : words[position];

        public Func<IReadOnlyDictionary<string, string>, bool> Or()
        {
            var left = And();
            while (Next == "||")
            {
                position++;
                var (first, second) = (left, And());
                left = facts => first(facts) || second(facts);
            }
            return left;
        }

        private Func<IReadOnlyDictionary<string, string>, bool> And()
        {
            var left = Comparison();
            while (Next == "&&")
            {
                position++;
                var (first, second) = (left, Comparison());
                left = facts => first(facts) && second(facts);
            }
            return left;
        }

        private Func<IReadOnlyDictionary<string, string>, bool> Comparison()
        {
            if (Next == "(")
            {
                position++;
                var inner = Or();
                if (Take() != ")")
                    Problem ??= "kurung tutup tidak ada";
                return inner;
            }
            var (name, sign, value) = (Take(), Take(), Take());
            if (value.Length == 0)
                Problem ??= "perbandingan tidak lengkap";
            else if (!knownFacts.Contains(name))
                Problem ??= $"\"{name}\" bukan fakta yang dikenal ({string.Join(", ", knownFacts.Order())})";
            else if (sign is not ("==" or "!=" or "<" or "<=" or ">" or ">="))
                Problem ??= $"\"{sign}\" bukan pembanding";
            return facts => Compare(facts.TryGetValue(name, out var fact) ? fact : "", sign, value);
        }

        private string Take() => AtEnd ? "" : words[position++];

        private static bool Compare(string fact, string sign, string value)
        {
            if (sign is "==" or "!=")
                return (fact == value) == (sign == "==");
            if (
                !decimal.TryParse(fact, NumberStyles.Number, CultureInfo.InvariantCulture, out var left)
                || !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var right)
            )
                return false;
            return sign switch
            {
                "<" => left < right,
                "<=" => left <= right,
                ">" => left > right,
                _ => left >= right,
            };
        }
    }
}
