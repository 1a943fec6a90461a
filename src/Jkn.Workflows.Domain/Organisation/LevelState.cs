namespace Jkn.Workflows.Domain.Organisation;

/// <summary>Whether a level signs, and who says so; <see cref="Source"/> is printed beside "dilewati".</summary>
public sealed record LevelState(bool IsOn, string Source, string? Note = null);
