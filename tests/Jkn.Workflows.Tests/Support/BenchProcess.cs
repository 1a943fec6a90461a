using System.Diagnostics;
using System.Globalization;
using Jkn.Workflows.Tests.Domain;

namespace Jkn.Workflows.Tests.Support;

/// <summary>The bench as a process of its own: it can be killed, and its system calls counted.</summary>
internal static class BenchProcess
{
    private static readonly string program = Path.Combine(
        Offices.Root,
        "tests",
        "Jkn.Workflows.Bench",
        Path.GetRelativePath(Path.Combine(Offices.Root, "tests", "Jkn.Workflows.Tests"), AppContext.BaseDirectory),
        "Jkn.Workflows.Bench.dll"
    );

    /// <summary>Runs until it ends, or until <paramref name="until"/> says "kill" after one of its lines. The lines it printed.</summary>
    public static async Task<List<string>> RunAsync(
        Func<IReadOnlyList<string>, TimeSpan, bool> until,
        string[] arguments,
        params string[] under
    )
    {
        string[] all = [.. under, "dotnet", "exec", program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true })!;
        var lines = new List<string>();
        var clock = Stopwatch.StartNew();
        var killed = false;
        while (await process.StandardOutput.ReadLineAsync(TestServer.Ct) is { } line)
        {
            lines.Add(line);
            if (killed || !until(lines, clock.Elapsed))
                continue;
            // SIGKILL: no handler runs, nothing is flushed. What it had printed before is still read.
            process.Kill();
            killed = true;
        }
        await process.WaitForExitAsync(TestServer.Ct);
        if (!killed)
            process.ExitCode.ShouldBe(0, string.Join('\n', lines.TakeLast(5)));
        return lines;
    }

    /// <summary>"ack CASE VERSION": what a caller was told is stored. A last line cut short by the kill was not told.</summary>
    public static Dictionary<string, long> Acknowledged(IEnumerable<string> lines) =>
        lines
            .Select(l => l.Split(' '))
            .Where(w => w is ["ack", _, _, "."])
            .GroupBy(w => w[1])
            .ToDictionary(g => g.Key, g => g.Max(w => long.Parse(w[2], CultureInfo.InvariantCulture)));

    public static long Number(IEnumerable<string> lines, string name) =>
        long.Parse(lines.Last(l => l.StartsWith($"{name} ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);
}
