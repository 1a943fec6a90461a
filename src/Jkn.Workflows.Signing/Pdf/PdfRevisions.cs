namespace Jkn.Workflows.Signing.Pdf;

/// <summary>A file and its earlier states: each is the beginning of the next, and read once.</summary>
internal sealed class PdfRevisions(PdfDocument newest)
{
    private readonly Dictionary<long, PdfDocument?> read = new() { [newest.Bytes.Length] = newest };

    public PdfDocument Newest => newest;

    /// <summary>The file as it was when it was so long; null when that is no file by itself.</summary>
    public PdfDocument? UpTo(long length)
    {
        if (!read.TryGetValue(length, out var known))
        {
            read[length] = known = PdfDocument.TryRead(newest.Bytes[..(int)length], newest.Budget, out _);
            newest.Budget.ThrowIfSpent();
        }
        return known;
    }
}
