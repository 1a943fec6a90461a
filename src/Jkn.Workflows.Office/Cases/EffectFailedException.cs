namespace Jkn.Workflows.Application.Cases;

/// <summary>An effect could not be done now; the message goes into the outbox row and holds codes only, no personal data.</summary>
internal sealed class EffectFailedException(string code) : Exception(code);
