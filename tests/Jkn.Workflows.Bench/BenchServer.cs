using System.Diagnostics;

namespace Jkn.Workflows.Bench;

/// <summary>The product as a process of its own, on a folder with <c>workflows</c> and <c>data</c>.</summary>
internal static class BenchServer
{
    public static async Task<Process> StartAsync(string folder, Uri address)
    {
        var server = Run(folder, "--urls", address.ToString());
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var i = 0; i < 600; i++)
        {
            try
            {
                if ((await client.GetAsync("/health/live")).IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(200);
        }
        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>A verb of the product; what it wrote.</summary>
    public static async Task<string> VerbAsync(string folder, params string[] words)
    {
        using var verb = Run(folder, words);
        var text = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        return verb.ExitCode == 0
            ? text
            : throw new InvalidOperationException($"{string.Join(' ', words)}: {text}{await verb.StandardError.ReadToEndAsync()}");
    }

    private static Process Run(string folder, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Jkn.Workflows.Server.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["Demo__Accounts"]) = ("Development", "false");
        (start.Environment["Data__Folder"], start.Environment["Workflows__Folder"]) = (
            Path.Combine(folder, "data"),
            Path.Combine(folder, "workflows")
        );
        (start.Environment["Logging__LogLevel__Default"], start.Environment["Auth__LockOutAddressAfter"]) = ("Warning", "10000");
        return Process.Start(start)!;
    }
}
