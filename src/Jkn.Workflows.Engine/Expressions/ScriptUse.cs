namespace Jkn.Workflows.Engine;

/// <summary>
/// What one evaluation of a script used: statements and calls of callbacks, characters and items that functions of the language went
/// through, bytes, and processor time of its thread.
/// </summary>
public readonly record struct ScriptUse(int Statements, long Work, long Bytes, TimeSpan Time);
