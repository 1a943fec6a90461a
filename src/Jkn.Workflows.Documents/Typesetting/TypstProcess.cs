using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Jkn.Workflows.Documents.Typesetting;

/// <summary>
/// The child that typesets: one question at a time, four bytes of length and JSON each way. Broken once, it is thrown away.
/// </summary>
internal sealed class TypstProcess : IDisposable
{
    private const int LongestAnswer = 256 * 1024 * 1024;
    private readonly Process process;

    private TypstProcess(Process process) => this.process = process;

    public int Id => process.Id;
    public bool IsAlive => !process.HasExited;

    /// <exception cref="TypesetException">Node, or the worker's packages, are not there.</exception>
    public static TypstProcess Start(LetterOptions options)
    {
        if (Problem(options) is { } why)
            throw new TypesetException("typesetter-missing", why);
        var start = new ProcessStartInfo(options.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = options.WorkerFolder,
        };
        start.ArgumentList.Add(Path.Combine(options.WorkerFolder, "worker.mjs"));
        start.ArgumentList.Add(options.FontFolder);
        // The child gets no secret of ours, and every way into the network ends at a closed port.
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        foreach (var proxy in (ReadOnlySpan<string>)["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"])
            start.Environment[proxy] = "http://127.0.0.1:9";
        try
        {
            var process = Process.Start(start) ?? throw new TypesetException("typesetter-missing", "Node tidak dapat dijalankan.");
            // What the child complains about is not ours to keep; unread it would block.
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            return new(process);
        }
        catch (Win32Exception)
        {
            throw new TypesetException("typesetter-missing", $"Node (\"{options.Node}\") tidak ada: surat dan SOP tidak dapat dicetak.");
        }
    }

    /// <summary>What is missing before Node is even asked; null when nothing is.</summary>
    public static string? Problem(LetterOptions options) =>
        !Directory.Exists(Path.Combine(options.WorkerFolder, "node_modules"))
            ? "Paket Typst tidak terpasang (npm ci pada saat build): surat dan SOP tidak dapat dicetak."
        : !Directory.Exists(options.FontFolder) ? "Folder huruf tidak ada: surat dan SOP tidak dapat dicetak."
        : null;

    public async Task<JsonDocument> AskAsync(object question, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(question, JsonSerializerOptions.Web);
        var head = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, body.Length);
        var (input, output) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        await input.WriteAsync(head, ct);
        await input.WriteAsync(body, ct);
        await input.FlushAsync(ct);
        await output.ReadExactlyAsync(head, ct);
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length is < 2 or > LongestAnswer)
            throw new IOException("The typesetter answered out of form.");
        var answer = new byte[length];
        await output.ReadExactlyAsync(answer, ct);
        return JsonDocument.Parse(answer);
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // already gone
        }
        process.Dispose();
    }
}
