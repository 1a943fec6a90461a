namespace Jkn.Workflows.Data.Providers;

/// <summary>A database that another server of this machine works on. The message is for people (Indonesian).</summary>
public sealed class DatabaseInUseException(string message) : Exception(message);

/// <summary>
/// A file beside the database that one process at a time holds open. The operating system lets go of it when the process ends, however it
/// ends; what stands in it names the last holder.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <exception cref="DatabaseInUseException">Another holds it.</exception>
    public static IDisposable Take(string path, string who)
    {
        if (Open(path) is not { } held)
            throw new DatabaseInUseException($"Basis data ini sedang dipakai {Holder(path)}. Hentikan server itu dahulu.");
        // in a file of its own: the locked one cannot be read by others everywhere
        File.WriteAllText($"{path}.nama", who);
        return held;
    }

    public static async Task<IDisposable> WaitAsync(string path, Action<string> tell, CancellationToken ct)
    {
        for (var told = false; ; told = true)
        {
            if (Open(path) is { } held)
                return held;
            if (!told)
                tell("Menunggu: proses lain sedang menyiapkan basis data ini.");
            await Task.Delay(Pause, ct);
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static string Holder(string path) => File.Exists($"{path}.nama") ? File.ReadAllText($"{path}.nama") : "server lain";
}
