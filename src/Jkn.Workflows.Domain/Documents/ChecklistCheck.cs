using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>What an officer found for one item.</summary>
public enum DocumentResult
{
    /// <summary>ADA_LENGKAP</summary>
    Complete,

    /// <summary>ADA_TIDAK_SESUAI</summary>
    Unfit,

    /// <summary>TIDAK_ADA</summary>
    Absent,
}

/// <summary>One recorded result. <see cref="ValidatorFailed"/>: the document is there, its validator says no.</summary>
public sealed record RecordedResult(string Code, DocumentResult Result, bool ValidatorFailed = false, string? Note = null);

/// <summary>An item let go by a role for a reason.</summary>
public sealed record RecordedWaiver(string Code, string Role, string Reason);

public enum ChecklistStatus
{
    Complete,
    Incomplete,

    /// <summary>A validator that ends the case said no: <i>Tidak dapat didaftarkan</i>.</summary>
    CannotRegister,
}

/// <summary>One line of the return slip.</summary>
/// <param name="Code">Item or, for a one-of group, the group.</param>
public sealed record MissingItem(string Code, string Label, string Reason);

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
