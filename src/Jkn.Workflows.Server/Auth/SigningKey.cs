using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// The secret that signs tokens of local accounts. Production takes it from configuration; development makes one and keeps it in the
/// data folder, so that a restart does not sign everybody out.
/// </summary>
internal static class SigningKey
{
    public const int MinBytes = 32;
    private const int MinDistinct = 12;
    private static readonly string[] Placeholders = ["change", "secret", "default", "password", "example", "ganti", "rahasia", "contoh"];

    public static SymmetricSecurityKey Load(string? configured, string dataFolder) =>
        new(string.IsNullOrWhiteSpace(configured) ? OfDevelopment(dataFolder) : Encoding.UTF8.GetBytes(configured));

    /// <summary>Why a secret is not good enough for production; null when it is.</summary>
    public static string? Weakness(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            return "Auth:SigningKey belum diisi.";
        if (Encoding.UTF8.GetByteCount(secret) < MinBytes)
            return $"Auth:SigningKey terlalu pendek; paling sedikit {MinBytes} byte.";
        if (secret.Distinct().Count() < MinDistinct)
            return "Auth:SigningKey terlalu mudah ditebak; buat secara acak.";
        return Placeholders.Any(p => secret.Contains(p, StringComparison.OrdinalIgnoreCase))
            ? "Auth:SigningKey masih berisi contoh; buat secara acak."
            : null;
    }

    private static byte[] OfDevelopment(string folder)
    {
        var file = Path.Combine(folder, "signing.key");
        if (File.Exists(file))
            return Convert.FromBase64String(File.ReadAllText(file));
        Directory.CreateDirectory(folder);
        var key = RandomNumberGenerator.GetBytes(64);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(Convert.ToBase64String(key));
        return key;
    }
}
