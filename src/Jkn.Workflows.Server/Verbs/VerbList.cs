using System.Reflection;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// Finds and runs verbs. A verb is any static property of type <see cref="Verb"/> in this folder's namespace: adding one is adding a file.
/// Arguments that begin with an option ("--urls …"), or none at all, start the web host instead.
/// </summary>
internal static class VerbList
{
    public static readonly IReadOnlyList<Verb> All = [.. Find().OrderBy(v => v.Name, StringComparer.Ordinal)];

    public static bool Asked(IReadOnlyList<string> args) => args.Count > 0 && !args[0].StartsWith('-') || args is ["--help" or "-h", ..];

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (args[0] is "help" or "--help" or "-h")
        {
            Explain(output);
            return ExitCodes.Done;
        }
        if (Match(args) is not { } verb)
        {
            await error.WriteLineAsync($"Perintah tidak dikenal: {string.Join(' ', args.Take(2))}");
            Explain(error);
            return ExitCodes.Misuse;
        }
        var rest = args.Skip(verb.Name.Split(' ').Length).ToArray();
        var (words, fault) = VerbWords.Of(verb, rest);
        var call = new VerbCall(words?.Own ?? [], output, error);
        if (words is null)
            return call.Misused(verb, fault!);
        call = call with { Settings = words.Settings };
        return Folders.Fault(call.Configuration) is { } blank ? call.Misused(verb, blank) : await verb.Run(call, ct);
    }

    // The longest name wins, so that "rows" and "rows rebuild" could live side by side.
    private static Verb? Match(IReadOnlyList<string> args) =>
        All.Where(v => v.Name.Split(' ').SequenceEqual(args.Take(v.Name.Split(' ').Length))).MaxBy(v => v.Name.Length);

    private static void Explain(TextWriter output)
    {
        output.WriteLine("Tanpa perintah: server dijalankan. Perintah:");
        foreach (var verb in All)
        {
            output.WriteLine($"  {verb.Name} {verb.Usage}".TrimEnd());
            output.WriteLine($"      {verb.Summary}");
        }
        output.WriteLine("  help");
        output.WriteLine("      Daftar ini.");
    }

    private static IEnumerable<Verb> Find() =>
        typeof(VerbList)
            .Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(VerbList).Namespace)
            .SelectMany(t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p => p.PropertyType == typeof(Verb))
            .Select(p => (Verb)p.GetValue(null)!);
}
