using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// Codes by time (RFC 6238) as every authenticator makes them: SHA-1, six digits, thirty seconds. A neighbour's step is accepted, because
/// telephones are a little late; which step it was is told, so that no code works twice.
/// </summary>
internal static class Totp
{
    public const int SecretSize = 20,
        Digits = 6;
    private const int StepSeconds = 30,
        Neighbours = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretSize);

    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238's own hash: a keyed function of a counter, no collision helps.")]
    public static string Code(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var mac = HMACSHA1.HashData(secret, counter);
        var at = mac[^1] & 0x0F;
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(at, 4)) & 0x7FFF_FFFF;
        return (number % (uint)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step after <paramref name="last"/> that the code is of; null when it is none, or was used.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset at, long last)
    {
        var given = Encoding.UTF8.GetBytes(Digit(code));
        long? found = null;
        for (var step = StepOf(at) - Neighbours; step <= StepOf(at) + Neighbours; step++)
        {
            // All are compared, in the same time each.
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), given) && step > last)
                found ??= step;
        }
        return found;
    }

    /// <summary>What an authenticator reads from the square.</summary>
    public static string Uri(byte[] secret, string issuer, string account) =>
        $"otpauth://totp/{Escape(issuer)}:{Escape(account)}?secret={Text(secret)}&issuer={Escape(issuer)}"
        + $"&algorithm=SHA1&digits={Digits}&period={StepSeconds}";

    /// <summary>The secret as it is typed, where no camera is.</summary>
    public static string Text(byte[] secret)
    {
        var text = new StringBuilder();
        var (bits, value) = (0, 0);
        foreach (var part in secret)
        {
            (value, bits) = ((value << 8 | part) & 0xFFFF, bits + 8);
            for (; bits >= 5; bits -= 5)
                text.Append(Base32[value >> (bits - 5) & 31]);
        }
        return bits > 0 ? text.Append(Base32[value << (5 - bits) & 31]).ToString() : text.ToString();
    }

    /// <summary>In groups of four, for people.</summary>
    public static string Grouped(byte[] secret) => string.Join(' ', Text(secret).Chunk(4).Select(g => new string(g)));

    private static string Digit(string code) => new([.. code.Where(char.IsAsciiDigit).Take(Digits + 1)]);

    private static string Escape(string text) => System.Uri.EscapeDataString(text);
}
