namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// Why the office says no: code is public contract (kebab-case, never renamed), the sentence is Indonesian, field names the input at fault.
/// </summary>
public sealed record Rejection(string Code, string Message, string? Field = null, string? Link = null);
