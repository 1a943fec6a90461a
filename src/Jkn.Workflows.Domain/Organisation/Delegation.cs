namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// A substitute by written order: PLH (holder away for days) or PLT (post vacant; at most 3 months and one extension of 3).
/// Dates are local and inclusive.
/// </summary>
public sealed record Delegation(
    string Id,
    string Role,
    string Absent,
    string Substitute,
    string Kind,
    string Order,
    string From,
    string To
);
