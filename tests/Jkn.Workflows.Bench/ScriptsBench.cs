using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Bench;

/// <summary>
/// Invented scripts one after the other, as a step of a flow runs them: what they used at most against the counted limits, and how long
/// they took. A script over a limit fails the bench; times are only reported.
/// </summary>
internal static class ScriptsBench
{
    private const int MostStatements = 10_000;
    private const long MostBytes = 5 * 1024 * 1024;
    private const long MostWork = 10_000_000;

    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
        var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
        var scripts = new InventedScripts(seed);
        var (host, uses, walls) = (new MeasuringHost(), new List<ScriptUse>(), new List<double>());
        var (refused, faulted, answered, over) = (0, 0, 0, 0);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var script = scripts.Next();
            host.Used = default;
            var began = clock.Elapsed;
            var (line, exit) = FlowTrial.Run(Files(script), null, NoInput, DateTimeOffset.UnixEpoch, host: host);
            walls.Add((clock.Elapsed - began).TotalMilliseconds);
            uses.Add(host.Used);
            _ = exit switch
            {
                2 => refused++,
                3 => faulted++,
                _ => answered++,
            };
            // the statement that goes over is counted before it is refused
            if (host.Used is { Statements: <= MostStatements + 1, Work: <= MostWork, Bytes: <= MostBytes })
                continue;
            over++;
            Console.WriteLine($"over a limit: {host.Used} {line} {script}");
        }
        Report(count, seed, $"{refused} refused, {faulted} ended in an incident, {answered} gave a value", uses, walls);
        return over == 0 ? 0 : 1;
    }

    private static void Report(int count, int seed, string how, List<ScriptUse> uses, List<double> walls)
    {
        var cpu = uses.Select(u => u.Time.TotalMilliseconds).ToArray();
        Console.WriteLine($"{count} scripts of seed {seed} in {walls.Sum() / 1000:0.0} s: {how}");
        Console.WriteLine($"at most {uses.Max(u => u.Statements)} statements (limit {MostStatements})");
        Console.WriteLine($"at most {uses.Max(u => u.Bytes) / 1024} KB (limit 4096, and what one call made last)");
        Console.WriteLine($"at most {uses.Max(u => u.Work)} letters and items handled (limit {MostWork})");
        Console.WriteLine($"CPU ms of the last try {Spread(cpu)} (backstop 250)");
        Console.WriteLine($"wall ms with reading {Spread(walls)}");
    }

    private static string Spread(IReadOnlyCollection<double> values) =>
        $"p50 {Figures.Median(values):0.00}, p99 {Figures.Percentile(values, 0.99):0.0}, max {values.Max():0.0}";

    private static readonly Dictionary<string, string> NoInput = [];

    private static Dictionary<string, string> Files(string script) =>
        new()
        {
            ["script.json"] = JsonSerializer.Serialize(
                new
                {
                    id = "v1",
                    definitionId = "script",
                    variables = new[] { new { name = "nama", typeName = "Object" } },
                    root = new
                    {
                        id = "w",
                        type = "Elsa.WriteLine",
                        text = new { expression = new { type = "JavaScript", value = script } },
                    },
                }
            ),
        };

    private sealed class MeasuringHost : FlowHost
    {
        public ScriptUse Used { get; set; }

        public override void ScriptRan(ScriptUse used) => Used = used;
    }
}
