namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Where the journal of an office stood when it was read. A case is decided with an office of that head, or not at all: the writer answers
/// that the office has moved, and the caller reads it anew.
/// </summary>
public sealed record OfficeHead(string Office, long Version, ReadOnlyMemory<byte> Hash)
{
    /// <summary>No journal yet.</summary>
    public static OfficeHead None(string office) => new(office, 0, ReadOnlyMemory<byte>.Empty);

    public bool Same(OfficeHead other) => Version == other.Version && Hash.Span.SequenceEqual(other.Hash.Span);

    internal bool Is(object?[] row) =>
        row is [long version, byte[] hash] ? version == Version && Hash.Span.SequenceEqual(hash) : Version == 0;
}
