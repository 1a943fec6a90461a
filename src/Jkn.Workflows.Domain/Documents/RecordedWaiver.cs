namespace Jkn.Workflows.Domain.Documents;

/// <summary>An item let go by a role for a reason.</summary>
public sealed record RecordedWaiver(string Code, string Role, string Reason);
