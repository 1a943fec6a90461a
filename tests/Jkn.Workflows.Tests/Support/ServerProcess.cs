using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Jkn.Workflows.Tests.Support;

/// <summary>The server as an operator starts it: its own process, production settings, a port of its own on loopback.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    /// <summary>The program itself, beside the tests: verbs are called on it too.</summary>
    public static readonly string Program = typeof(Jkn.Workflows.Server.Verbs.VerbList).Assembly.Location;

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => listening.Task.Result;

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public static async Task<ServerProcess> StartAsync(string workingFolder, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Installation__Contact"] = "Dinas Contoh, telepon 0553-000000";
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var server = new ServerProcess(start);
        var first = await Task.WhenAny(server.listening.Task, server.process.WaitForExitAsync(TestServer.Ct))
            .WaitAsync(TimeSpan.FromSeconds(60), TestServer.Ct);
        if (first != server.listening.Task)
            Assert.Fail(server.Output);
        return server;
    }

    /// <summary>SIGKILL: no handler runs, no answer that was not sent is sent.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private void Read(string? line)
    {
        lock (output)
            output.AppendLine(line);
        if (line is not null && Listening().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
