using System.Diagnostics;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>
/// A program of Debian that judges our files. Missing: the test is skipped with its name (failed, when JKN_REQUIRE_ALL is 1).
/// </summary>
internal static class SigningTool
{
    public static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(time.Token);
        var errors = process.StandardError.ReadToEndAsync(time.Token);
        await process.WaitForExitAsync(time.Token);
        return (process.ExitCode, await output + await errors);
    }

    private static string Find(string program)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(f => Path.Combine(f, program))
            .FirstOrDefault(File.Exists);
        if (found is not null)
            return found;
        var reason = $"The program '{program}' is missing.";
        if (Environment.GetEnvironmentVariable("JKN_REQUIRE_ALL") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }
}
