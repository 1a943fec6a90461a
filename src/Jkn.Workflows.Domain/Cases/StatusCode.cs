using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>The code on the receipt: case numbers run on and can be guessed, so asking for a state needs both.</summary>
public static class StatusCode
{
    public const int Length = 8;

    // Without letters and digits that look alike in print or sound alike at the counter.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New(Known known)
    {
        var chance = known.Unguessable("status-code");
        return string.Create(
            Length,
            chance,
            (code, bytes) =>
            {
                for (var i = 0; i < code.Length; i++)
                    code[i] = Alphabet[((bytes[2 * i] << 8) | bytes[(2 * i) + 1]) % Alphabet.Length];
            }
        );
    }

    /// <summary>
    /// Whether somebody typed this code; small letters, spaces and dashes do not matter. Takes the same time for every answer.
    /// </summary>
    public static bool Matches(string? code, string? typed)
    {
        var normal = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var (left, right) = (SHA256.HashData(Encoding.UTF8.GetBytes(code ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(normal)));
        return CryptographicOperations.FixedTimeEquals(left, right) && code is { Length: Length };
    }
}
