using System.Diagnostics;
using Jkn.Workflows.Tests.Support;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Hosting;

/// <summary>The real process, as an operator starts it.</summary>
public sealed class ProductionTests : IDisposable
{
    private static readonly (string, string?) Key = ("Auth__SigningKey", "p1Zk9uQh3vXw7LrT5mYb2NsD8cFj4GaE6oWiUxVt0yA=");
    private static readonly (string, string?) Contact = ("Installation__Contact", "Dinas Contoh, (0500) 000000");
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-production-").FullName;

    [Theory]
    [InlineData(null, "belum diisi")]
    [InlineData("pendek", "terlalu pendek")]
    [InlineData("please-change-me-to-a-long-random-text-0123456789", "contoh")]
    public async Task It_refuses_to_start_with_a_weak_secret(string? secret, string because)
    {
        var (exit, output) = await RunAsync("Production", ("Auth__SigningKey", secret));

        exit.ShouldBe(1, output);
        output.ShouldContain(because);
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task It_refuses_to_start_with_demo_accounts()
    {
        await RunAsync("Development", ("Demo__Regions", "99.01"));

        var (exit, output) = await RunAsync("Production", Key, Contact);

        exit.ShouldBe(1, output);
        output.ShouldContain("akun demo");
    }

    [Fact]
    public async Task It_starts_with_a_good_secret_and_logs_in_JSON()
    {
        var (_, output) = await RunAsync("Production", Key, Contact);

        output.ShouldContain("\"Message\":\"Application started.");
        output.ShouldNotContain("Kata sandi");
    }

    [Fact]
    public async Task It_refuses_to_start_when_strangers_have_nobody_to_ask()
    {
        var (exit, output) = await RunAsync("Production", Key);

        exit.ShouldBe(1, output);
        output.ShouldContain("Installation:Contact");
    }

    // Starts the server and waits until it has started or ended; then stops it.
    private async Task<(int? Exit, string Output)> RunAsync(string environment, params (string Name, string? Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [ServerProcess.Program, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        Directory.CreateDirectory(Path.Combine(folder, "workflows"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (started, output) = (new TaskCompletionSource(), new System.Text.StringBuilder());
        void Read(string? line)
        {
            lock (output)
                output.AppendLine(line);
            if (line?.Contains("Application started", StringComparison.Ordinal) == true)
                started.TrySetResult();
        }
        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync(Ct);
        await Task.WhenAny(started.Task, ended).WaitAsync(TimeSpan.FromSeconds(60), Ct);
        int? exit = null;
        if (ended.IsCompleted)
            exit = process.ExitCode;
        else
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Ct);
        lock (output)
            return (exit, output.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
