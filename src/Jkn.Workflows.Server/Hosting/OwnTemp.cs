using Jkn.Workflows.Application.Regions;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// A temp folder of this process alone (<c>Data:TempFolder</c>, else <c>tmp</c> in the data folder). Nothing personal is written there in
/// clear; should anything lie there all the same after a crash, the next start removes it. Folders of processes that still run are theirs.
/// </summary>
internal sealed class OwnTemp : IDisposable
{
    private const string Held = "dipakai";
    private readonly FileStream held;

    private OwnTemp(string folder, FileStream held) => (Folder, this.held) = (folder, held);

    public string Folder { get; }

    /// <summary>Empties what ended processes left, and makes the process and its children use an own folder.</summary>
    public static void Use(IConfiguration configuration)
    {
        ofProcess?.Dispose();
        var own = Take(configuration["Data:TempFolder"] ?? Path.Combine(new Folders(configuration).Data, "tmp"));
        foreach (var variable in new[] { "TMPDIR", "TMP", "ASPNETCORE_TEMP" })
            Environment.SetEnvironmentVariable(variable, own.Folder);
        ofProcess = own;
    }

    /// <summary>Held as long as the process lives: the next start removes the folder.</summary>
    private static OwnTemp? ofProcess;

    /// <summary>One more folder below <paramref name="parent"/>, held until it is disposed.</summary>
    public static OwnTemp Take(string parent)
    {
        Directory.CreateDirectory(parent);
        foreach (var other in Directory.GetDirectories(parent, "jkn-*"))
            Empty(other);
        var folder = Path.Combine(parent, $"jkn-{Guid.NewGuid():n}");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new(folder, new FileStream(Path.Combine(folder, Held), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
    }

    public void Dispose()
    {
        held.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static void Empty(string folder)
    {
        try
        {
            // Locked while its process lives; the lock falls with it, however it ends.
            using (new FileStream(Path.Combine(folder, Held), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)) { }
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Another process works in it, or removes it this moment.
        }
    }
}
