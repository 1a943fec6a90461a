using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// One command of the command line. <paramref name="Name"/> may be several words ("flow run"); <paramref name="Run"/> gets what follows
/// the name and returns the exit code. A verb writes to the console given, never to <see cref="System.Console"/>, so that tests can read
/// it.
/// </summary>
internal sealed record Verb(string Name, string Usage, string Summary, Func<VerbCall, CancellationToken, Task<int>> Run);

/// <summary>What a verb gets: the words after its name without settings, and where to write.</summary>
internal sealed record VerbCall(IReadOnlyList<string> Arguments, TextWriter Out, TextWriter Error)
{
    /// <summary>Settings among the words (<c>--Data:Folder=X</c>): they win over environment and file.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public IConfigurationRoot Configuration => Folders.ConfigurationOfProcess(Settings);

    public Folders Folders => new(Configuration);

    /// <summary>Says what is wrong with the call and how it is meant. Returns the exit code of a wrong call.</summary>
    public int Misused(Verb verb, string why)
    {
        Error.WriteLine(why);
        Error.WriteLine($"Pemakaian: {verb.Name} {verb.Usage}".TrimEnd());
        return ExitCodes.Misuse;
    }
}
