using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// A fact in the journal of an office: who holds power, by which rules the region works. Stored for ever: add properties, never rename or
/// remove them. Who did it, when and in which capacity stands in the entry's stamp; why, in the fact itself.
/// </summary>
public abstract record OfficeEvent : IEvent
{
    /// <summary>The account whose personal values the fact holds; they are sealed under that person's own key.</summary>
    public virtual string? Person => null;

    /// <summary>
    /// The first fact of each journal. <paramref name="TakenOver"/>: the facts of the same entry are an opening balance (saldo awal), taken
    /// over from rows that were there before the journal.
    /// </summary>
    public sealed record OfficeOpened(string Office, bool TakenOver = false) : OfficeEvent;

    /// <summary>A dated setting of the region was entered: its value as JSON; what it is about is in its name.</summary>
    public sealed record SettingEntered(string Name, string From, string Json, string? Reason = null) : OfficeEvent
    {
        /// <summary>Moment and author of a setting that was taken over; null where the entry's stamp says both.</summary>
        public DateTimeOffset? At { get; init; }
        public string? By { get; init; }
    }

    /// <summary>A change of a setting from before the journal, taken over as it was recorded then.</summary>
    public sealed record FormerChangeKnown(string Id, DateTimeOffset At, string By, string Name, string From, string? Before, string After)
        : OfficeEvent;

    /// <summary>An act in the life of a version of a procedure, with the hash of the definition it was done on.</summary>
    public sealed record SopActed(string VersionId, string Name, int Version, string Act, string Hash, string? Note = null) : OfficeEvent;

    /// <summary>
    /// Archives proposed for destruction, approved or refused. <paramref name="Count"/> of cases, <paramref name="Ground"/> the rule.
    /// </summary>
    public sealed record DestructionDecided(
        string Proposal,
        string State,
        int? Count = null,
        string? Ground = null,
        string? Number = null,
        string? Reason = null
    ) : OfficeEvent;

    /// <summary>A list that came in was let open as cases: whole, or its valid rows only.</summary>
    public sealed record ImportDecided(string Import, string Mode, int Rows) : OfficeEvent;

    /// <summary>What an administrator of the installation did in a region; the region's journal holds the fact itself.</summary>
    public sealed record ActedInRegion(string Office, string Command, long Version) : OfficeEvent;
}
