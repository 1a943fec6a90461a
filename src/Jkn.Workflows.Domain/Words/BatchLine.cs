namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// One person in a batch: number in the list, the case it comes from, the frozen copy of what was handed over, and the result.
/// </summary>
public sealed record BatchLine(int No, string CaseId, string EntryKey, string ParticipantKey, Participant Snapshot)
{
    public string? Outcome { get; init; }
    public string? ReasonCode { get; init; }
    public string? CardNo { get; init; }
    public string? ListRef { get; init; }
    public string? ActiveFrom { get; init; }

    /// <summary>A later result that differs from the first: waits for the section head's decision.</summary>
    public string? Conflict { get; init; }
    public string? ConflictReason { get; init; }

    /// <summary>
    /// What the agency in between found before the line went on: BENAR, TIDAK or BELUM_DIJAWAB; null while it has not answered.
    /// </summary>
    public string? Verdict { get; init; }

    /// <summary>Found eligible: only such lines stay when the list is locked.</summary>
    public bool Ready { get; init; } = true;

    /// <summary>Why the line must be struck before the list is handed over, or was withdrawn after; null: it stands.</summary>
    public string? MustStrike { get; init; }

    /// <summary>Where the participant is treated; null: not determined yet, to be filled by the verifying agency (AC-13).</summary>
    public string? Hospital { get; init; }

    /// <summary>Hash of a whole answer that does not name this line (AC-40); null once it has a result.</summary>
    public string? MissingIn { get; init; }

    /// <summary>The failed line this one proposes again, as <c>batch id/entry</c> (AC-43).</summary>
    public string? Former { get; init; }
}
