using Jkn.Workflows.Bench;

// Each bench measures against a limit or a baseline of the same run, interleaved, medians of five. No time is asserted anywhere.
return args switch
{
    ["desk", ..] => await DeskBench.RunAsync(args.Skip(1).ToArray()),
    ["versions", ..] => await VersionsBench.RunAsync(),
    ["lists", ..] => await ListsBench.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench desk [seconds] | versions | lists");
    return 2;
}
