using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing.Adapters.Local;

/// <summary>The officials' local keys, each loaded once and held: the office's own files, or the development CA's.</summary>
internal sealed class KeyShelf(SigningOptions options, DevelopmentCa development, TrustRoots configured)
{
    // One object for good: it remembers which chains it has built.
    private readonly Lazy<TrustRoots> roots = new(() =>
        options.KeyFolder.Length == 0 ? new([.. configured.Roots, development.Root()], configured.Certified) : configured
    );
    private readonly ConcurrentDictionary<string, HeldKey> held = new(StringComparer.Ordinal);

    public bool IsDevelopment => options.KeyFolder.Length == 0;

    /// <summary>There is a folder with the office's own keys.</summary>
    public bool HasFolder => options.KeyFolder.Length > 0 && Directory.Exists(options.KeyFolder);

    /// <summary>What local signatures are checked against.</summary>
    public TrustRoots Roots => roots.Value;

    /// <summary>The key, or null when the official has none that can be read.</summary>
    public HeldKey? Find(SealSigner signer)
    {
        var id = $"{signer.Id}|{signer.Nip}";
        if (held.TryGetValue(id, out var known))
            return known;
        var found = IsDevelopment ? development.KeyOf(signer) : Load(signer);
        return found is null ? null : held.GetOrAdd(id, found);
    }

    private HeldKey? Load(SealSigner signer)
    {
        if (signer.Nip is not { Length: 18 } nip || nip.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;
        var file = Path.Combine(options.KeyFolder, $"{nip}.p12");
        if (!File.Exists(file))
            return null;
        try
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, options.KeyPassphrase, X509KeyStorageFlags.EphemeralKeySet);
            if (all.FirstOrDefault(c => c.HasPrivateKey) is not { } own)
                return null;
            var above = all.Where(c => !c.HasPrivateKey).ToList();
            return new(own, above, configured.IsCertified(own, above, new DateTimeOffset(own.NotBefore.ToUniversalTime()).AddSeconds(1)));
        }
        catch (CryptographicException)
        {
            // A wrong passphrase or a broken file: the pre-flight says so; the exception's text is not passed on.
            return null;
        }
    }
}
