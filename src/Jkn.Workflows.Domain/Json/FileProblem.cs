namespace Jkn.Workflows.Domain.Json;

/// <summary>How bad a problem is: an error keeps the file from being used, a warning only asks to be read.</summary>
public enum ProblemSeverity
{
    Error,
    Warning,
}

/// <summary>
/// What is wrong in a file that an office wrote: which file, where inside it (JSON path, line when known), and why,
/// in Indonesian. A value, never an exception: bad input is expected.
/// </summary>
public record FileProblem(string File, string Path, int? Line, string Reason, ProblemSeverity Severity = ProblemSeverity.Error)
{
    /// <summary>One line for people: <c>region.json baris 12, $.zone: …</c></summary>
    public sealed override string ToString() => Line is { } line ? $"{File} baris {line}, {Path}: {Reason}" : $"{File}, {Path}: {Reason}";
}
