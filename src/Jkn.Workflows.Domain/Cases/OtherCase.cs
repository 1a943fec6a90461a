namespace Jkn.Workflows.Domain.Cases;

/// <summary>An open case with the same NIK: its id and number, for the link in the warning.</summary>
public sealed record OtherCase(string CaseId, string? CaseNo);
