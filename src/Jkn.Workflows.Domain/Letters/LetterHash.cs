using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>The hash of what a letter says: template and data, in order, with lengths so that no two contents look alike.</summary>
public static class LetterHash
{
    public static string Of(string template, ImmutableSortedDictionary<string, string> body)
    {
        var text = new StringBuilder();
        Add(text, template);
        foreach (var (name, value) in body)
        {
            Add(text, name);
            Add(text, value);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Of parts in order.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            Add(text, part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part);
}
