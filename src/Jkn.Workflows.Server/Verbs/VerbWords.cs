using System.Text.RegularExpressions;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// Parts the words of a call into settings, as the server itself takes them (<c>--Data:Folder=X</c>, <c>--Data:Folder X</c>,
/// <c>Data:Folder=X</c>), and the verb's own. What is neither is refused: nothing that looks like an option becomes part of a name.
/// </summary>
internal sealed partial record VerbWords(IReadOnlyList<string> Own, IReadOnlyDictionary<string, string?> Settings)
{
    /// <summary>The sections of README's table; another name is a slip, and would be obeyed by nobody.</summary>
    private static readonly string[] Sections =
    [
        "Auth",
        "Data",
        "Demo",
        "Evidence",
        "Installation",
        "Letters",
        "Logging",
        "Notices",
        "Proxy",
        "Signing",
        "Workflows",
    ];

    /// <summary>The words, or what is wrong with them.</summary>
    public static (VerbWords? Words, string? Fault) Of(Verb verb, IReadOnlyList<string> given)
    {
        var (own, settings) = (new List<string>(), new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase));
        var options = Option().Matches(verb.Usage).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < given.Count; i++)
        {
            var word = given[i];
            var (name, value) = word.Split('=', 2) is [var left, var right] ? (left, right) : (word, null);
            if (IsSetting(name, hasValue: value is not null))
            {
                if (value is null && i + 1 < given.Count && !given[i + 1].StartsWith('-'))
                    value = given[++i];
                name = name.TrimStart('-');
                if (!Sections.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase))
                    return (null, $"Pengaturan {name} tidak dikenal.");
                if (string.IsNullOrWhiteSpace(value))
                    return (null, $"Pengaturan {name} tanpa nilai.");
                settings[name] = value;
            }
            else if (word.StartsWith("--", StringComparison.Ordinal) && !options.Contains(name))
                return (null, $"Pilihan {name} tidak dikenal.");
            else
                own.Add(word);
        }
        return (new(own, settings), null);
    }

    private static bool IsSetting(string name, bool hasValue) =>
        name.StartsWith("--", StringComparison.Ordinal)
            ? name.Contains(':', StringComparison.Ordinal)
            : hasValue && Sections.Any(s => name.StartsWith(s + ":", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("--[a-z]+")]
    private static partial Regex Option();
}
