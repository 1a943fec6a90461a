namespace Jkn.Workflows.Domain.Words;

/// <summary>A file as it was made at a lock: of which lines, by which layout, where it lies, its SHA-256.</summary>
public sealed record BatchFile(string LinesHash, string Layout, int LayoutVersion, string FileId, string FileHash, DateTimeOffset At);
