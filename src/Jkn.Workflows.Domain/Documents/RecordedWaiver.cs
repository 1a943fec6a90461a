namespace Jkn.Workflows.Domain.Documents;

/// <summary>An item let go by a role for a reason.</summary>
/// <param name="Person">For whom, by his key; null: for everybody.</param>
public sealed record RecordedWaiver(string Code, string Role, string Reason, string? Person = null);
