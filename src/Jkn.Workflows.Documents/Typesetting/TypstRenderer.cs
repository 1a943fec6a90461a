using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Documents.Typesetting;

/// <summary>
/// Typesets documents in one supervised child process: started when first needed and after each death, one document at a time, the rest
/// waiting in a bounded queue. A document over its time limit costs the child its life, never the server.
/// </summary>
internal sealed class TypstRenderer(IOptions<LetterOptions> options) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lazy<FontCoverage?> coverage = new(() => FontCoverage.OfFolder(options.Value.FontFolder));
    private TypstProcess? process;

    private int waiting;
    private volatile string? lastRefusal;

    /// <summary>The child's process id while it lives, for supervision and tests.</summary>
    public int? ProcessId => process is { IsAlive: true } alive ? alive.Id : null;

    /// <summary>Known without starting anything: what is missing on disk, or why the last start failed.</summary>
    public TypesetHealth Health => (TypstProcess.Problem(options.Value) ?? lastRefusal) is { } why ? new(false, why) : new(true, null);

    /// <exception cref="TypesetException">It cannot be made; the code says why.</exception>
    public async Task<TypesetDocument> RenderAsync(TypesetJob job, CancellationToken ct)
    {
        // Before rendering: a letter with a box for a letter of somebody's name must never reach a signer.
        if (coverage.Value?.Missing(job.Data) is { Length: > 0 } missing)
            throw new TypesetException("font-lacks-characters", $"Huruf tidak tersedia untuk: {string.Join(' ', missing)}");
        if (Interlocked.Increment(ref waiting) > options.Value.QueueLimit)
        {
            Interlocked.Decrement(ref waiting);
            throw new TypesetException("typesetter-busy", "Antrean cetak penuh; coba lagi sebentar lagi.");
        }
        try
        {
            await gate.WaitAsync(ct);
            try
            {
                return await TypesetAsync(job, ct);
            }
            finally
            {
                gate.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task<TypesetDocument> TypesetAsync(TypesetJob job, CancellationToken ct)
    {
        var question = new
        {
            id = 1,
            files = job.Files,
            main = job.Main,
            data = job.Data,
            timestamp = job.At.ToUnixTimeSeconds(),
        };
        for (var again = false; ; again = true)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeLimitSeconds));
            try
            {
                using var answer = await Living().AskAsync(question, limit.Token);
                return Read(answer.RootElement);
            }
            catch (OperationCanceledException)
            {
                // Half an answer may lie in the pipe: only a new child is safe to ask again.
                Drop();
                if (ct.IsCancellationRequested)
                    throw;
                throw new TypesetException(
                    "typesetting-too-slow",
                    $"Dokumen tidak selesai dalam {options.Value.TimeLimitSeconds} detik.",
                    job.Main
                );
            }
            catch (Exception e) when (e is IOException or JsonException)
            {
                // Killed from outside between two documents: ask a new child once. A document that kills its child twice is refused.
                Drop();
                if (again)
                    throw new TypesetException("typesetter-died", "Proses cetak berhenti saat mengerjakan dokumen ini.", job.Main);
            }
        }
    }

    private TypstProcess Living()
    {
        if (process is { IsAlive: true } alive)
            return alive;
        Drop();
        try
        {
            process = TypstProcess.Start(options.Value);
            lastRefusal = null;
            return process;
        }
        catch (TypesetException e)
        {
            lastRefusal = e.Message;
            throw;
        }
    }

    private static TypesetDocument Read(JsonElement answer)
    {
        if (answer.TryGetProperty("pdf", out var pdf))
            return new(pdf.GetBytesFromBase64(), answer.GetProperty("pages").GetInt32(), Place(answer.GetProperty("place")));
        var first = answer.GetProperty("problems").EnumerateArray().First();
        var line = first.GetProperty("line");
        throw new TypesetException(
            "template-error",
            first.GetProperty("message").GetString() ?? "",
            first.GetProperty("file").GetString(),
            line.ValueKind == JsonValueKind.Number ? line.GetInt32() : null
        );
    }

    /// <summary>Typst counts from the top of the page, PDF from its foot.</summary>
    private static string? Place(JsonElement place)
    {
        if (place.ValueKind != JsonValueKind.Object)
            return null;
        double Of(string name) => place.GetProperty(name).GetDouble();
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{place.GetProperty("page").GetInt32()} {Of("x"):0.##} {Of("kertas") - Of("y") - Of("tinggi"):0.##} {Of("lebar"):0.##} "
                + $"{Of("tinggi"):0.##}"
        );
    }

    private void Drop()
    {
        process?.Dispose();
        process = null;
    }

    public void Dispose()
    {
        Drop();
        gate.Dispose();
    }
}
