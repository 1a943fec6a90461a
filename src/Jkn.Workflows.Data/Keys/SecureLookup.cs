using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Jkn.Workflows.Data.Keys;

/// <summary>
/// Finds a NIK or a No KK without storing it: a keyed hash stands in its place. Without the key, which the key ring protects,
/// the few possible numbers cannot be tried out on a stolen database.
/// </summary>
public sealed class SecureLookup(IDataProtectionProvider protection, Secrets secrets)
{
    private readonly Lazy<byte[]> key = new(
        () =>
        {
            var protector = protection.CreateProtector("Jkn.Workflows.Data.Lookup");
            return protector.Unprotect(secrets.GetOrAdd("lookup", () => protector.Protect(RandomNumberGenerator.GetBytes(Box.KeySize))));
        },
        LazyThreadSafetyMode.PublicationOnly
    );

    /// <summary>Makes the key when there is none yet. Called outside of the writer's transaction, for it commits on its own.</summary>
    public void Prepare() => _ = key.Value;

    /// <summary>The first half of HMAC-SHA256: 128 bits never meet by chance, and rows stay small.</summary>
    public byte[] Hmac(string value) => HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(value))[..16];
}
