using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// Tries a definition without a store: runs it, then wakes every bookmark until none is left. The last line of the output is the outcome;
/// 0 when it is a good one, 3 when it faulted or has incidents, 2 when the definition is refused.
/// </summary>
internal static class FlowRunVerb
{
    private const long MaxFile = 16 * 1024 * 1024;

    public static Verb Verb { get; } =
        new(
            "flow run",
            "FILE|FOLDER [--start FILE] [--input NAME=VALUE]…",
            "Mencoba definisi alur tanpa basis data; baris terakhir adalah hasilnya.",
            (call, _) => Task.FromResult(Run(call))
        );

    private static int Run(VerbCall call)
    {
        string? path = null,
            start = null;
        var input = new Dictionary<string, string>();
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var word = call.Arguments[i];
            var value = i + 1 < call.Arguments.Count ? call.Arguments[i + 1] : null;
            if (word is "--start" or "--input")
            {
                if (value is null)
                    return call.Misused(Verb, $"{word} memerlukan nilai.");
                i++;
                if (word == "--start")
                    start = value;
                else if (value.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
                    input[value[..at]] = value[(at + 1)..];
                else
                    return call.Misused(Verb, $"--input harus NAME=VALUE, bukan \"{value}\".");
            }
            else if (path is null && !word.StartsWith('-'))
                path = word;
            else
                return call.Misused(Verb, $"Tidak dikenal: {word}");
        }
        if (path is null)
            return call.Misused(Verb, "Sebutkan berkas atau folder definisi.");
        if (Texts(path) is not { Count: > 0 } files)
            return call.Misused(Verb, $"Tidak ada definisi (.json) yang dapat dibaca pada {path}.");
        var (line, exitCode) = FlowTrial.Run(files, start, input, TimeProvider.System.GetUtcNow(), RegionsSetup.Catalog());
        // One line, whatever the texts in it: the last line of the output is the outcome.
        call.Out.WriteLine(line.ReplaceLineEndings(" "));
        return exitCode;
    }

    // ReadAllText takes a byte order mark away, as Studio and some editors write one.
    private static Dictionary<string, string>? Texts(string path)
    {
        try
        {
            var files = Directory.Exists(path) ? new DirectoryInfo(path).GetFiles("*.json") : [new FileInfo(path)];
            return files
                .Where(f => f.Exists && f.Length <= MaxFile)
                .OrderBy(f => f.Name, StringComparer.Ordinal)
                .ToDictionary(f => f.Name, f => File.ReadAllText(f.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
