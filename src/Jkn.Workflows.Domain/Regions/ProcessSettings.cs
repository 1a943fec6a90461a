using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>A process the region offers; public names are labels of branches as printed for citizens.</summary>
public sealed record ProcessSettings(string Key, ImmutableArray<string> PublicNames, string? SopNumber);
