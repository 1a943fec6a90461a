namespace Jkn.Workflows.Engine;

/// <summary>A definition or node that a running flow needs is not there. Becomes a refusal.</summary>
internal sealed class DefinitionMissingException(string what) : Exception(what);
