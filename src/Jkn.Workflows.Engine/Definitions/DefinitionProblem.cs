namespace Jkn.Workflows.Engine;

/// <summary>
/// What is wrong with a definition, in Indonesian for its author. <paramref name="Code"/> is public contract (kebab-case);
/// errors block publishing, warnings are acknowledged.
/// </summary>
public sealed record DefinitionProblem(string Code, string? NodeId, string Message, bool IsWarning = false);
