namespace Jkn.Workflows.Domain.Identity;

/// <summary>An address of e-mail as somebody typed it.</summary>
public static class EmailAddress
{
    private const int Longest = 100;
    private const string Never = ",;<>()[]\"\\:";

    /// <summary>One address and no more: a list of two would send what is meant for one person to both.</summary>
    public static bool IsOne(string text) =>
        text.Length <= Longest
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == text.LastIndexOf('@')
        && at < text.Length - 1
        && text[at + 1] is not ('.' or '-')
        && !text.EndsWith('.')
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || Never.Contains(c, StringComparison.Ordinal));
}
