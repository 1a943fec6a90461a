namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// One command of the command line. <paramref name="Name"/> may be several words ("flow run"); <paramref name="Run"/> gets what follows
/// the name and returns the exit code. A verb writes to the console given, never to <see cref="System.Console"/>, so that tests can read
/// it.
/// </summary>
internal sealed record Verb(string Name, string Usage, string Summary, Func<VerbCall, CancellationToken, Task<int>> Run);

/// <summary>What a verb gets: the words after its name, and where to write.</summary>
internal sealed record VerbCall(IReadOnlyList<string> Arguments, TextWriter Out, TextWriter Error)
{
    /// <summary>Says what is wrong with the call and how it is meant. Returns the exit code of a wrong call.</summary>
    public int Misused(Verb verb, string why)
    {
        Error.WriteLine(why);
        Error.WriteLine($"Pemakaian: {verb.Name} {verb.Usage}".TrimEnd());
        return ExitCodes.Misuse;
    }
}

/// <summary>Exit codes of all verbs.</summary>
internal static class ExitCodes
{
    public const int Done = 0,
        Failed = 1,
        Misuse = 2;
}
