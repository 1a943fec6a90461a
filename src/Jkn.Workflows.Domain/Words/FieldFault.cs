namespace Jkn.Workflows.Domain.Words;

/// <summary>One input at fault: its name as the command has it, a code (public contract) and an Indonesian reason.</summary>
public sealed record FieldFault(string Field, string Code, string Reason);
