using System.Globalization;
using Jkn.Workflows.Bench;

// Each bench measures against a limit or a baseline of the same run, interleaved, medians of five. No time is asserted anywhere.
return args switch
{
    ["desk", ..] => await DeskBench.RunAsync(args.Skip(1).ToArray()),
    ["versions", ..] => await VersionsBench.RunAsync(),
    ["lists", ..] => await ListsBench.RunAsync(),
    ["regions"] => await RegionsBench.RunAsync(),
    ["promises", ..] => await PromisesBench.RunAsync(args.Skip(1).ToArray()),
    ["load", var folder, var seconds] => await LoadBench.RunAsync(folder, int.Parse(seconds, CultureInfo.InvariantCulture)),
    ["raw-normal", var folder, var hundreds] => LoadBench.RawNormal(folder, 100 * int.Parse(hundreds, CultureInfo.InvariantCulture)),
    ["kill", var kills] => await KillBench.RunAsync(int.Parse(kills, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench desk [seconds] | versions | lists | regions | promises [CASES] | kill KILLS | load FOLDER SECONDS | raw-normal FOLDER HUNDREDS");
    return 2;
}
