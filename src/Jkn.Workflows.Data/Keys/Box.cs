using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Data.Keys;

/// <summary>
/// AES-256-GCM: nonce, ciphertext, tag in one array. Nonces are random, because a retried command would repeat a counted one.
/// The place (case, column) is bound in: a sealed value moved elsewhere does not open.
/// </summary>
internal static class Box
{
    public const int KeySize = 32;
    private const int NonceSize = 12,
        TagSize = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, string place)
    {
        var box = new byte[NonceSize + plain.Length + TagSize];
        var nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceSize, plain.Length), box.AsSpan(NonceSize + plain.Length), Encoding.UTF8.GetBytes(place));
        return box;
    }

    /// <exception cref="CryptographicException">The key or the place is another, or the bytes were changed.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box, string place)
    {
        if (box.Length < NonceSize + TagSize)
            throw new CryptographicException("A sealed value is too short.");
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }
}
