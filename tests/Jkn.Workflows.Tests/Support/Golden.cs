using System.Runtime.CompilerServices;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// Compares a text with an approved file under Golden/. On a difference it writes NAME.received.txt beside it and fails: to approve,
/// move the received file over the approved one.
/// </summary>
public static class Golden
{
    public static void Check(string text, string name, [CallerFilePath] string caller = "")
    {
        var folder = Path.Combine(Root(caller), "Golden");
        var (approved, received) = (Path.Combine(folder, $"{name}.approved.txt"), Path.Combine(folder, $"{name}.received.txt"));
        var now = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var before = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (now == before)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, now);
        Assert.Fail(
            $"{name}: differs from the approved text from line {FirstDifference(before, now)} on. Compare and, if wanted, "
                + $"move {name}.received.txt over {name}.approved.txt."
        );
    }

    /// <summary>The tests' own source folder, wherever the tests run.</summary>
    private static string Root(string caller)
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(caller)!); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.csproj").Any())
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests' source folder was not found.");
    }

    private static int FirstDifference(string before, string now)
    {
        var (a, b) = (before.Split('\n'), now.Split('\n'));
        var line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line])
            line++;
        return line + 1;
    }
}
