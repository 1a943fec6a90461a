using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>A book of the office.</summary>
public sealed record RegisterSettings(
    string Code,
    string Name,
    NumberPattern Number,
    bool RestartsYearly,
    ImmutableArray<RegisterColumn> Columns,
    string Source,
    string? Note
);

public sealed record RegisterColumn(string Code, string Label, string Source);
