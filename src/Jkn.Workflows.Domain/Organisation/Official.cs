namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// A holder of an official role. Dates are local and inclusive (ISO yyyy-MM-dd); <see cref="Account"/> is the account's stable id.
/// </summary>
public sealed record Official(
    string Account,
    string Role,
    string Name,
    string? Nip,
    string? Rank,
    string Position,
    string From,
    string? To
);
