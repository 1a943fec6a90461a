using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Server.Signing;

internal enum Trust { Trusted, Expired, Unknown }

/// <summary>The authorities a signature may end at. <paramref name="Certified"/>: those of a certified provider (PSrE), a part of or beside the others.</summary>
internal sealed record TrustRoots(IReadOnlyList<X509Certificate2> Roots, IReadOnlyList<X509Certificate2> Certified)
{
    public static readonly TrustRoots None = new([], []);

    public IEnumerable<X509Certificate2> All => Roots.Concat(Certified);

    public bool IsCertified(X509Certificate2 certificate, IEnumerable<X509Certificate2> between, DateTimeOffset at) => Judge(certificate, between, Certified, at) == Trust.Trusted;

    public Trust Judge(X509Certificate2 certificate, IEnumerable<X509Certificate2> between, DateTimeOffset at) => Judge(certificate, between, All, at);

    private static Trust Judge(X509Certificate2 certificate, IEnumerable<X509Certificate2> between, IEnumerable<X509Certificate2> roots, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in roots) chain.ChainPolicy.CustomTrustStore.Add(root);
        foreach (var one in between) chain.ChainPolicy.ExtraStore.Add(one);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // A certificate in a foreign file must not make this server fetch addresses of its choice.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        try
        {
            if (chain.Build(certificate)) return Trust.Trusted;
            return chain.ChainStatus.All(s => s.Status is X509ChainStatusFlags.NotTimeValid) ? Trust.Expired : Trust.Unknown;
        }
        catch (CryptographicException)
        {
            return Trust.Unknown;
        }
        finally
        {
            foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        }
    }
}
