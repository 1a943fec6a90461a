namespace Jkn.Workflows.Domain.Words;

/// <summary>Why the page could not be made (Gangguan); the letter waits until somebody retries.</summary>
public sealed record LetterFault(string Code, string? Template, int? Line, string Reason, DateTimeOffset At);
