using System.Text.RegularExpressions;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

/// <summary>Elsa's own definitions have the outcome that Elsa gave them; each line of expected.txt is one run.</summary>
public partial class ConformanceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Every_definition_has_the_expected_outcome()
    {
        var folder = SharedFolder.Find("conformance");
        var failures = new List<string>();
        var count = 0;
        foreach (var line in File.ReadAllLines(Path.Combine(folder, "expected.txt")).Where(l => l.Contains(" | ")))
        {
            var parts = line.Split(" | ", 3);
            var (outcome, exit) = Run(Path.Combine(folder, "definitions", parts[0]), parts[1]);
            count++;
            if (!Matches(outcome, exit, parts[2]))
                failures.Add($"{parts[0]} | {parts[1]}\n  expected {parts[2]}\n  but was  {outcome}");
        }

        failures.ShouldBeEmpty(string.Join("\n", failures));
        count.ShouldBeGreaterThanOrEqualTo(20);
    }

    private static (string Line, int Exit) Run(string path, string started)
    {
        var files = (Directory.Exists(path) ? Directory.GetFiles(path, "*.json") : [path]).ToDictionary(
            f => Path.GetFileName(f),
            File.ReadAllText
        );
        var words = started.Split(", ");
        var input = words.Where(w => w.Contains('=')).Select(w => w.Split('=', 2)).ToDictionary(w => w[0], w => w[1]);
        return FlowTrial.Run(files, words[0] == "itself" ? null : words[1], input, Now);
    }

    private static bool Matches(string outcome, int exit, string expected)
    {
        if (expected.StartsWith("refused", StringComparison.Ordinal))
            return exit == 2
                && outcome.StartsWith("REFUSED ", StringComparison.Ordinal)
                && (!expected.Contains("cron") || outcome.Contains("cron"));
        var wanted = Comment().Replace(expected, "").Trim();
        var incidents = !wanted.Contains("incidents=0", StringComparison.Ordinal);
        return exit == (incidents ? 3 : 0) && (outcome == wanted || outcome.StartsWith(wanted + " ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\s*\([^)]*\)\s*$")]
    private static partial Regex Comment();
}
