namespace Jkn.Workflows.Domain.Regions;

/// <summary>How many people of a role; null where the region's text gives no number.</summary>
public sealed record StaffLine(string Role, int? Count, string Source, string? Note);
