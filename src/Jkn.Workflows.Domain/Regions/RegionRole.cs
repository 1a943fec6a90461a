namespace Jkn.Workflows.Domain.Regions;

/// <summary>A lane: its stable code, its label, and whether people of it sign in.</summary>
public sealed record RegionRole(string Code, string Label, bool SignsIn, string Source);
