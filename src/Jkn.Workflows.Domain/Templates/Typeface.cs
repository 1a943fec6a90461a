using System.Collections.Frozen;

namespace Jkn.Workflows.Domain.Templates;

/// <summary>
/// The characters that the letters' font can print. What a letter will show is refused while it is typed when the font lacks a letter of
/// it: a name with a box in it must never reach a signer.
/// </summary>
public sealed class Typeface(IEnumerable<int> runes)
{
    private readonly FrozenSet<int> known = runes.ToFrozenSet();

    /// <summary>The characters of a text that cannot be printed, each once; line breaks and tabs are no characters.</summary>
    public IEnumerable<string> MissingIn(string text)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not ('\n' or '\r' or '\t') && !known.Contains(rune.Value))
                missing.Add($"{rune} (U+{rune.Value:X4})");
        }
        return missing;
    }

    /// <summary>The first of the texts that cannot be printed, as a refusal that names its field.</summary>
    public Rejection? Refusal(IEnumerable<(string Field, string? Text)> texts)
    {
        foreach (var (field, text) in texts)
        {
            var missing = string.Join(' ', MissingIn(text ?? ""));
            if (missing.Length > 0)
                return new(
                    "characters-not-printable",
                    $"Huruf ini tidak dapat dicetak pada surat: {missing}. Ketik dengan huruf Latin.",
                    field
                );
        }
        return null;
    }
}
