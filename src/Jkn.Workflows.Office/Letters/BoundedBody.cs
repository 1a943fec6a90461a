namespace Jkn.Workflows.Application.Letters;

/// <summary>Reads what somebody unknown sends: so many bytes, in so long, no more held than came.</summary>
internal static class BoundedBody
{
    private const int Piece = 64 * 1024;

    /// <summary>Null when it is larger than that, or is not there in time.</summary>
    public static async Task<(byte[]? Content, FileAnswer Why)> ReadAsync(Stream body, long most, TimeSpan limit, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        using var content = new MemoryStream();
        var piece = new byte[Piece];
        try
        {
            for (int n; (n = await body.ReadAsync(piece, time.Token)) > 0; )
            {
                if (content.Length + n > most)
                    return (null, FileAnswer.TooLarge);
                content.Write(piece, 0, n);
            }
            return (content.ToArray(), FileAnswer.Told);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, FileAnswer.Slow);
        }
    }
}
