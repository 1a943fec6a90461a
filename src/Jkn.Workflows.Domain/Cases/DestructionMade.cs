namespace Jkn.Workflows.Domain.Cases;

/// <summary>The end of a case's personal data, or of one of its papers: when, and the act it rests on.</summary>
public sealed record DestructionMade(DateTimeOffset At, string Ground);
