using System.Security.Cryptography;
using Jkn.Workflows.Data;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Evidence;

/// <summary>The key outside the database that signs daily sheets (ECDSA P-256 over SHA-256, signatures of 64 bytes).</summary>
internal sealed class HeadsKey(IOptions<EvidenceOptions> options, IOptions<DataOptions> data)
{
    private readonly Lock once = new();

    private string KeyFile =>
        options.Value.KeyFile.Length > 0
            ? Path.GetFullPath(options.Value.KeyFile)
            : Path.Combine(Path.GetFullPath(data.Value.KeyRing), "segel.pem");

    /// <summary>Whoever checks sheets keeps a copy of this one, got from the office by another way.</summary>
    public string PublicFile => Path.ChangeExtension(KeyFile, ".pub.pem");

    /// <summary>Signs a sheet. The file is read each time: an exchanged key is taken at once. Fails when the file is no such key.</summary>
    public byte[] Sign(byte[] bytes)
    {
        using var key = Load();
        return key.SignData(bytes, HashAlgorithmName.SHA256);
    }

    /// <summary>The fingerprint of the public key (SHA-256 of its SubjectPublicKeyInfo, hex): to compare with the office's copy.</summary>
    public string Print()
    {
        using var key = Load();
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    private ECDsa Load()
    {
        lock (once)
        {
            if (!File.Exists(KeyFile))
                Make();
        }
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyFile));
        return key;
    }

    /// <summary>Whole or not at all, and never over one that another node made at the same moment.</summary>
    private void Make()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var fresh = $"{KeyFile}.{Environment.ProcessId}";
        using (var file = new FileStream(fresh, Private()))
        using (var text = new StreamWriter(file))
            text.Write(key.ExportPkcs8PrivateKeyPem() + "\n");
        try
        {
            File.Move(fresh, KeyFile, overwrite: false);
        }
        catch (IOException) when (File.Exists(KeyFile))
        {
            File.Delete(fresh);
        }
        using var kept = ECDsa.Create();
        kept.ImportFromPem(File.ReadAllText(KeyFile));
        File.WriteAllText(PublicFile, kept.ExportSubjectPublicKeyInfoPem() + "\n");
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
