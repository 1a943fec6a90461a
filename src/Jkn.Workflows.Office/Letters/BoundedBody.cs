using Jkn.Workflows.Application.Access;

namespace Jkn.Workflows.Application.Letters;

/// <summary>Reads what somebody unknown sends: so many bytes, in so long, no more held than came.</summary>
internal static class BoundedBody
{
    /// <summary>Null when it is larger than that, or is not there in time.</summary>
    public static async Task<(byte[]? Content, FileAnswer Why)> ReadAsync(Stream body, long most, TimeSpan limit, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        try
        {
            return await FileGate.ReadAsync(body, most, time.Token) is { } content
                ? (content, FileAnswer.Told)
                : (null, FileAnswer.TooLarge);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, FileAnswer.Slow);
        }
    }
}
