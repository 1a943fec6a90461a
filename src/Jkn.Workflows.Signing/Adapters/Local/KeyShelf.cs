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
    private readonly ConcurrentDictionary<string, (string Stand, HeldKey Key)> held = new(StringComparer.Ordinal);

    public bool IsDevelopment => options.KeyFolder.Length == 0;

    /// <summary>There is a folder with the office's own keys.</summary>
    public bool HasFolder => options.KeyFolder.Length > 0 && Directory.Exists(options.KeyFolder);

    /// <summary>What local signatures are checked against.</summary>
    public TrustRoots Roots => roots.Value;

    /// <summary>The key, or null when the official has none that can be read.</summary>
    public HeldKey? Find(SealSigner signer)
    {
        var id = $"{signer.Id}|{signer.Nip}";
        var file = IsDevelopment ? null : FileOf(signer);
        if (!IsDevelopment && file is null)
            return null;
        // A renewed certificate counts at once, and one that was taken away no more.
        var stand = file is null ? "" : $"{file.LastWriteTimeUtc.Ticks}/{file.Length}";
        if (held.TryGetValue(id, out var known) && known.Stand == stand)
            return known.Key;
        if ((file is null ? development.KeyOf(signer) : Load(file.FullName)) is not { } found)
            return null;
        held[id] = (stand, found);
        return found;
    }

    private FileInfo? FileOf(SealSigner signer)
    {
        if (signer.Nip is not { Length: 18 } nip || nip.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;
        var file = new FileInfo(Path.Combine(options.KeyFolder, $"{nip}.p12"));
        return file.Exists ? file : null;
    }

    private HeldKey? Load(string file)
    {
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
