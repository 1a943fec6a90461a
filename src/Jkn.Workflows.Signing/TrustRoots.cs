using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing;

internal enum Trust
{
    Trusted,
    Expired,
    Unknown,
}

/// <summary>
/// The authorities a signature may end at. <paramref name="certified"/>: those of a certified provider (PSrE), a part of or beside the
/// others.
/// </summary>
internal sealed class TrustRoots(IReadOnlyList<X509Certificate2> roots, IReadOnlyList<X509Certificate2> certified)
{
    private const int MostRemembered = 10_000;

    // Building a chain takes longer than checking a signature, and an office has few officials. Only what was found trusted is remembered,
    // for as long as every certificate of its chain is valid: nothing that a file brings along can make that untrue.
    private readonly ConcurrentDictionary<(string Certificate, bool Certified), (DateTimeOffset From, DateTimeOffset Until)> trusted = [];

    public static readonly TrustRoots None = new([], []);

    public IReadOnlyList<X509Certificate2> Roots => roots;
    public IReadOnlyList<X509Certificate2> Certified => certified;

    public bool IsCertified(X509Certificate2 certificate, IEnumerable<X509Certificate2> between, DateTimeOffset at) =>
        certified.Count > 0 && Judge(certificate, between, true, at) == Trust.Trusted;

    public Trust Judge(X509Certificate2 certificate, IEnumerable<X509Certificate2> between, DateTimeOffset at) =>
        Judge(certificate, between, false, at);

    private Trust Judge(X509Certificate2 certificate, IEnumerable<X509Certificate2> between, bool certifiedOnly, DateTimeOffset at)
    {
        var key = (certificate.GetCertHashString(HashAlgorithmName.SHA256), certifiedOnly);
        if (trusted.TryGetValue(key, out var span) && span.From <= at && at <= span.Until)
            return Trust.Trusted;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in certifiedOnly ? certified : roots.Concat(certified))
            chain.ChainPolicy.CustomTrustStore.Add(root);
        foreach (var one in between)
            chain.ChainPolicy.ExtraStore.Add(one);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // A certificate in a foreign file must not make this server fetch addresses of its choice.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        try
        {
            if (chain.Build(certificate))
            {
                if (!chain.ChainElements.All(e => KeyStrength.IsEnough(e.Certificate)))
                    return Trust.Unknown;
                if (trusted.Count >= MostRemembered)
                    trusted.Clear();
                trusted[key] = (
                    chain.ChainElements.Max(e => new DateTimeOffset(e.Certificate.NotBefore)),
                    chain.ChainElements.Min(e => new DateTimeOffset(e.Certificate.NotAfter))
                );
                return Trust.Trusted;
            }
            return chain.ChainStatus.All(s => s.Status is X509ChainStatusFlags.NotTimeValid) ? Trust.Expired : Trust.Unknown;
        }
        catch (CryptographicException)
        {
            return Trust.Unknown;
        }
        finally
        {
            foreach (var element in chain.ChainElements)
                element.Certificate.Dispose();
        }
    }
}
