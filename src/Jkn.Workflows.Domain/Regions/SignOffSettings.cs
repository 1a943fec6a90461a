using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>The five acts of a sign-off; <see cref="Off"/> leaves the level out.</summary>
public enum SignOffAction
{
    Off,
    Periksa,
    Verifikasi,
    Paraf,
    Setujui,
    TandaTangan,
}

/// <summary>What one role does in a chain, and who says so.</summary>
public sealed record SignOffLevel(string Role, SignOffAction Action, string Source, string? Note)
{
    /// <summary>How long the role has for its act; null: the usual time.</summary>
    public Sourced<Clocks.ClockSpec>? Clock { get; init; }
}

/// <summary>
/// Sign-off levels in order: on the case itself, on letters, on batches. A level that is off stays
/// in the list, so that a screen can show it with its source.
/// </summary>
public sealed record SignOffSettings(
    ImmutableArray<SignOffLevel> Case,
    ImmutableArray<SignOffLevel> Letter,
    ImmutableArray<SignOffLevel> Batch
)
{
    public static SignOffSettings None { get; } = new([], [], []);
}
