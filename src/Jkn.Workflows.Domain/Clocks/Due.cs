namespace Jkn.Workflows.Domain.Clocks;

/// <summary>When something is due, and the sentence that explains the date to a person.</summary>
/// <param name="At">With the offset of the region's zone.</param>
/// <param name="Explanation">Indonesian; says which days were skipped and why, and "(sementara: …)" when provisional.</param>
/// <param name="Provisional">A year that was needed has no calendar yet: the date may still move.</param>
public sealed record Due(DateTimeOffset At, string Explanation, bool Provisional);
