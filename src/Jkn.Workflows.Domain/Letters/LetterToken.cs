using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>Leads from paper to the verification page: 160 random bits, in letters that survive an address bar.</summary>
public static class LetterToken
{
    public const int Length = 40;

    public static string New(Known known, string letter) =>
        Convert.ToHexStringLower(known.Unguessable($"letter-token/{letter}").AsSpan(0, Length / 2));
}
