using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>Ten codes for the day on which the telephone is lost. Long enough that a plain hash of one tells nothing.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;
    private const int Size = 16;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    public static IReadOnlyList<string> Make() =>
        [
            .. Enumerable
                .Range(0, Count)
                .Select(_ => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Size).Chunk(4).Select(g => new string(g)))),
        ];

    public static string HashOf(string account, string code)
    {
        var plain = new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}|{plain}")));
    }
}
