using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Which build this is.</summary>
internal static class VersionVerb
{
    public static Verb Verb { get; } =
        new(
            "version",
            "",
            "Versi program.",
            (call, _) =>
            {
                call.Out.WriteLine(ProductVersion.Text);
                return Task.FromResult(ExitCodes.Done);
            }
        );
}
