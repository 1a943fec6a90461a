using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>A command of a story as it was given, and what the trial answered (null: accepted).</summary>
public sealed record TrialAnswer(DateTimeOffset At, string CaseId, Actor Actor, Command Command, Rejection? Refusal);
