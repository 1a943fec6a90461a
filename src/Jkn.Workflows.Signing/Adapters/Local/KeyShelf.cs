using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing.Adapters.Local;

/// <summary>
/// The officials' local keys. The development CA's are made once and held. The office's own lie in a file each under the passphrase of
/// its owner: they are opened for one act with what he gave for it, and not kept; only the certificate is remembered, for what is said
/// before the next act.
/// </summary>
internal sealed class KeyShelf(SigningOptions options, DevelopmentCa development, TrustRoots configured)
{
    // One object for good: it remembers which chains it has built.
    private readonly Lazy<TrustRoots> roots = new(() =>
        options.KeyFolder.Length == 0 ? new([.. configured.Roots, development.Root()], configured.Certified) : configured
    );
    private readonly ConcurrentDictionary<string, HeldKey> held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (HeldKey Shown, DateTime Written)> shown = new(StringComparer.Ordinal);

    public bool IsDevelopment => options.KeyFolder.Length == 0;

    /// <summary>There is a folder with the office's own keys.</summary>
    public bool HasFolder => options.KeyFolder.Length > 0 && Directory.Exists(options.KeyFolder);

    /// <summary>What local signatures are checked against.</summary>
    public TrustRoots Roots => roots.Value;

    /// <summary>There is a key of this official; whether it opens shows when he gives his passphrase.</summary>
    public bool Has(SealSigner signer) => IsDevelopment || FileOf(signer) is not null;

    /// <summary>His certificate without its key, as it was when the file was last opened; null before.</summary>
    public HeldKey? Shown(SealSigner signer)
    {
        if (IsDevelopment)
            return Open(signer, null);
        return FileOf(signer) is { } file && shown.TryGetValue(file, out var known) && known.Written == File.GetLastWriteTimeUtc(file)
            ? known.Shown
            : null;
    }

    /// <summary>The key; null when the file does not open with this secret.</summary>
    public HeldKey? Open(SealSigner signer, SecretProof? secret)
    {
        if (IsDevelopment)
            return held.GetOrAdd($"{signer.Id}|{signer.Nip}", _ => development.KeyOf(signer));
        return FileOf(signer) is { } file && secret is { IsEmpty: false } ? Load(file, secret) : null;
    }

    private string? FileOf(SealSigner signer)
    {
        if (signer.Nip is not { Length: 18 } nip || nip.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;
        var file = Path.Combine(options.KeyFolder, $"{nip}.p12");
        return File.Exists(file) ? file : null;
    }

    private HeldKey? Load(string file, SecretProof secret)
    {
        var written = File.GetLastWriteTimeUtc(file);
        try
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, secret.Reveal(), X509KeyStorageFlags.EphemeralKeySet);
            if (all.FirstOrDefault(c => c.HasPrivateKey) is not { } own)
                return null;
            var above = all.Where(c => !c.HasPrivateKey).ToList();
            var certified = configured.IsCertified(own, above, new DateTimeOffset(own.NotBefore.ToUniversalTime()).AddSeconds(1));
            var bare = X509CertificateLoader.LoadCertificate(own.RawData);
            shown[file] = (new(bare, above, certified), written);
            return new(own, above, certified);
        }
        catch (CryptographicException)
        {
            // A wrong passphrase or a broken file: the official is told; the exception's text is not passed on.
            return null;
        }
    }
}
