using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing;

/// <summary>
/// A certificate with its private key, held in memory: loading it costs more than signing. <paramref name="Above"/>: the CAs up to the
/// root.
/// </summary>
internal sealed record HeldKey(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Above, bool IsCertified)
{
    public DateTimeOffset ValidFrom => Certificate.NotBefore.ToUniversalTime();
    public DateTimeOffset ValidUntil => Certificate.NotAfter.ToUniversalTime();

    // The key must not print.
    public override string ToString() => $"HeldKey {Certificate.Thumbprint}";
}
