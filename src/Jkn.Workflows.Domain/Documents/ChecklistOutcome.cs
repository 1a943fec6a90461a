using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Documents;

public enum ChecklistStatus
{
    Complete,
    Incomplete,

    /// <summary>A validator that ends the case said no: <i>Tidak dapat didaftarkan</i>.</summary>
    CannotRegister,
}

/// <summary>One line of the return slip.</summary>
/// <param name="Code">Item or, for a one-of group, the group.</param>
/// <param name="Person">Who lacks it, by his key and name, where it is asked of each person.</param>
public sealed record MissingItem(string Code, string Label, string Reason, string? Person = null, string? Name = null)
{
    /// <summary>What is missing, and of whom.</summary>
    public string What => Name is null ? Label : $"{Label}: {Name}";
}

/// <summary>The outcome of a completeness check, ready for the slip and for the journal.</summary>
/// <param name="UsedForGroup">Group → the item that satisfied it (AC-12, AC-13).</param>
/// <param name="Problems">Waivers and results that the checklist does not allow or know; while there are any, the check is not
/// complete.</param>
public sealed record ChecklistOutcome(
    ChecklistStatus Status,
    ImmutableArray<MissingItem> Missing,
    ImmutableDictionary<string, string> UsedForGroup,
    ImmutableArray<RecordedWaiver> Waived,
    ImmutableArray<string> Problems
);
