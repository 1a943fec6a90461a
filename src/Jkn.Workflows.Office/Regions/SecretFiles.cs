namespace Jkn.Workflows.Application.Regions;

/// <summary>
/// Secrets out of the environment: a setting whose name ends in <c>_FILE</c> names the file that holds its value
/// (<c>Auth__SigningKey_FILE=/run/secrets/kunci</c>). Works for every setting that stands in a section.
/// </summary>
internal static class SecretFiles
{
    private const string Ending = "_FILE";

    /// <summary>Puts each value where it belongs. The reason not to start, or null.</summary>
    public static string? Read(IConfiguration configuration)
    {
        var named = configuration
            .AsEnumerable()
            .Where(s => s.Key.Contains(':', StringComparison.Ordinal) && s.Key.EndsWith(Ending, StringComparison.Ordinal))
            .ToList();
        foreach (var (key, file) in named)
        {
            var setting = key[..^Ending.Length];
            if (!string.IsNullOrEmpty(configuration[setting]))
                return $"Pengaturan {setting} diisi dua kali: langsung dan lewat {key}. Hapus salah satunya.";
            if (!File.Exists(file))
                return $"Berkas yang disebut {key} tidak ada: {file}.";
            configuration[setting] = File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        return null;
    }
}
