namespace Jkn.Workflows.Application.Trials;

/// <summary>What happened in a trial, for its list; an act of a person with its outcome, which the door puts into words.</summary>
internal sealed record TrialLine(DateTimeOffset At, string Text, string? Outcome = null, string? Act = null);
