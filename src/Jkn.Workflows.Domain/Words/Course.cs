using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Words;

/// <summary>One person's own course through a case: where he stands, since when and why, what BPJS said, which card came.</summary>
public sealed record Course(string State, DateTimeOffset Since)
{
    public string? ReasonCode { get; init; }

    /// <summary>In words of whoever decided; may hold health data.</summary>
    public string? Reason { get; init; }

    /// <summary>The last verdict on him: LAYAK, PERLU_KEPUTUSAN or TIDAK_LAYAK; null while nobody has looked.</summary>
    public string? Verdict { get; init; }

    /// <summary>His run through the procedure has ended; only a correction or an undone withdrawal opens it again.</summary>
    public bool Ended { get; init; }

    /// <summary>Date on which his membership is active, ISO.</summary>
    public string? ActiveFrom { get; init; }
    public string? CardNo { get; init; }

    /// <summary>The list on which his card stands.</summary>
    public string? ListRef { get; init; }

    /// <summary>Steps that the family's common part did for him, and those of them his own run has passed on their strength.</summary>
    public ImmutableSortedSet<string> FamilySteps { get; init; } = [];
    public ImmutableSortedSet<string> Passed { get; init; } = [];

    /// <summary>When the paper was recorded that opened the emergency branch last; null: it never opened.</summary>
    public DateTimeOffset? EmergencyPaperAt { get; init; }
    public bool IsEmergency => EmergencyPaperAt is not null;

    /// <summary>Beyond the check: he may be proposed, or was.</summary>
    public bool IsEligible => Verdict == PersonStates.Eligible;
}
