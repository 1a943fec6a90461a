using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>A problem in one of a region's files.</summary>
public sealed record RegionProblem(string File, string Path, int? Line, string Reason, ProblemSeverity Severity = ProblemSeverity.Error)
    : FileProblem(File, Path, Line, Reason, Severity);
