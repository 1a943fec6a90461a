using System.Globalization;
using Jkn.Workflows.Bench;
using Jkn.Workflows.Walls;

// Each bench measures against a limit or a baseline of the same run, interleaved, medians of five. No time is asserted anywhere.
return args switch
{
    ["desk", ..] => await DeskBench.RunAsync(args.Skip(1).ToArray()),
    ["versions", ..] => await VersionsBench.RunAsync(),
    ["lists", ..] => await ListsBench.RunAsync(),
    ["pages", ..] => await PagesBench.RunAsync(args.Skip(1).ToArray()),
    ["regions"] => await RegionsBench.RunAsync(),
    ["promises", ..] => await PromisesBench.RunAsync(args.Skip(1).ToArray()),
    ["load", var folder, var seconds] => await LoadBench.RunAsync(folder, int.Parse(seconds, CultureInfo.InvariantCulture)),
    ["raw-normal", var folder, var hundreds] => LoadBench.RawNormal(folder, 100 * int.Parse(hundreds, CultureInfo.InvariantCulture)),
    ["batch", ..] => await BatchBench.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 15_000),
    ["studio", ..] => await StudioBench.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5),
    ["scripts", ..] => ScriptsBench.Run(args.Skip(1).ToArray()),
    ["timers"] => await TimersBench.RunAsync(),
    ["kill", var kills] => await KillBench.RunAsync(int.Parse(kills, CultureInfo.InvariantCulture)),
    ["letters"] => await LettersBench.RunAsync(3000),
    ["letters", var count] => await LettersBench.RunAsync(int.Parse(count, CultureInfo.InvariantCulture)),
    ["letters-kill", var kills, var seed] => await LetterKillBench.RunAsync(
        int.Parse(kills, CultureInfo.InvariantCulture),
        int.Parse(seed, CultureInfo.InvariantCulture)
    ),
    ["letters-load", var folder, var run] => await LetterKillBench.LoadAsync(folder, run),
    ["flood"] => await FloodBench.RunAsync(),
    ["walls"] => WallsReport.Write(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: bench desk [seconds] | desk family [ROUNDS] | versions | lists | pages [CASES] | letters [COUNT] "
            + "| regions | promises [CASES] | batch [ROWS] "
            + "| scripts [COUNT] [SEED] | timers | studio [ROUNDS] | kill KILLS | letters-kill KILLS SEED | load FOLDER SECONDS "
            + "| raw-normal FOLDER HUNDREDS | flood | walls"
    );
    return 2;
}
