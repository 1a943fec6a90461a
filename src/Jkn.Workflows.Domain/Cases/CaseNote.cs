namespace Jkn.Workflows.Domain.Cases;

/// <summary>A note of an officer on the case.</summary>
public sealed record CaseNote(string By, DateTimeOffset At, string Text);
