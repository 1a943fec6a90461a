using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// Shows each file that comes in to clamd, if one is named (<c>Files:Scanner</c>), by its INSTREAM command. A scanner that does not answer
/// lets nothing through: the file is asked for again later.
/// </summary>
internal sealed partial class FileScanner(IOptions<FileOptions> options, ILogger<FileScanner> log)
{
    private const int Piece = 64 * 1024,
        LongestAnswer = 4096;

    private static readonly Rejection Away = new(
        "scanner-away",
        "Pemindai virus sedang tidak menjawab, jadi berkas belum dapat diterima. Coba lagi beberapa menit lagi; bila tetap begitu, "
            + "beri tahu administrator."
    )
    {
        Kind = RejectionKind.Passing,
    };

    /// <summary>Null when nothing was found in it, or nobody looks.</summary>
    public async Task<Rejection?> RefusalAsync(byte[] content, CancellationToken ct)
    {
        if (options.Value.Scanner.Length == 0)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.ScannerSeconds));
        try
        {
            var said = await AskAsync(content, patience.Token);
            if (said == "stream: OK")
                return null;
            if (said.EndsWith(" FOUND", StringComparison.Ordinal))
                return Rejection.Unusable(
                    "file-infected",
                    "Pemindai virus menolak berkas ini. Jangan dibuka; minta berkas yang bersih kepada pengirimnya.",
                    "body",
                    "Berkas ini mengandung virus."
                );
            LogAnswer(log, said);
            return Away;
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogAway(log, e.GetType().Name);
            return Away;
        }
    }

    private async Task<string> AskAsync(byte[] content, CancellationToken ct)
    {
        var address = ScannerAddress.Of(options.Value.Scanner)!;
        using var socket =
            address is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, ct);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var length = new byte[4];
        for (var at = 0; at < content.Length; at += Piece)
        {
            var piece = content.AsMemory(at, Math.Min(Piece, content.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(piece, ct);
        }
        await stream.WriteAsync(new byte[4], ct);
        return await AnswerAsync(stream, ct);
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken ct)
    {
        var said = new List<byte>();
        var buffer = new byte[512];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0 && said.Count < LongestAnswer)
        {
            var end = buffer.AsSpan(0, read).IndexOf((byte)0);
            said.AddRange(buffer.AsSpan(0, end < 0 ? read : end));
            if (end >= 0)
                break;
        }
        return Encoding.ASCII.GetString([.. said]).Trim();
    }

    [LoggerMessage(LogLevel.Warning, "The virus scanner does not answer: {Kind}")]
    private static partial void LogAway(ILogger logger, string kind);

    // clamd's own words about its limits; never the file's.
    [LoggerMessage(LogLevel.Warning, "The virus scanner could not look: {Said}")]
    private static partial void LogAnswer(ILogger logger, string said);
}
