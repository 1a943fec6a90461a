using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// A whole case (or batch) as one immutable record: the fold of its journal. <see cref="Version"/> is the number of journal entries.
/// Only <see cref="Apply"/> makes a new state; rows in the database are a function of it.
/// </summary>
public sealed partial record CaseState
{
    public static readonly CaseState Empty = new();

    public string Id { get; init; } = "";
    public CaseKind Kind { get; init; }
    public string Region { get; init; } = "";
    public string Sop { get; init; } = "";
    public int SopVersion { get; init; }
    public string DefinitionId { get; init; } = "";
    public long Version { get; init; }
    public string? CaseNo { get; init; }
    public string Channel { get; init; } = "";

    /// <summary>The 8 characters on the receipt; null before the case has its number.</summary>
    public string? StatusCode { get; init; }
    public string Status { get; init; } = CaseStatus.Draft;
    public DateTimeOffset StatusSince { get; init; }
    public string Path { get; init; } = CasePaths.Ordinary;
    public string OpenedBy { get; init; } = "";
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>When it was last moved to another version; null while it runs on the one it began with.</summary>
    public DateTimeOffset? MigratedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ReasonCode { get; init; }
    public PromiseGiven? Promise { get; init; }
    public Applicant? Applicant { get; init; }
    public ImmutableSortedDictionary<string, Participant> Participants { get; init; } =
        ImmutableSortedDictionary<string, Participant>.Empty;
    public ImmutableSortedDictionary<string, (SegmentCheck Check, string Result)> Segments { get; init; } =
        ImmutableSortedDictionary<string, (SegmentCheck, string)>.Empty;

    /// <summary>
    /// The clock of a work item; a batch's clocks for locking and sending run under names of their own beside the item's.
    /// </summary>
    public Clock? ClockOf(WorkItem item) =>
        Clocks.GetValueOrDefault(item.Id)
        ?? Clocks.Values.Where(c => c.OnDue != Clock.Warn && c.Key.StartsWith(item.Id + "|", StringComparison.Ordinal)).MinBy(c => c.DueAt);

    public ImmutableSortedDictionary<string, DocumentEntry> Documents { get; init; } =
        ImmutableSortedDictionary<string, DocumentEntry>.Empty;

    /// <summary>What was found of an item: of somebody, else of the family; without a person the first that is there.</summary>
    public DocumentEntry? PaperOf(string code, string? person = null) =>
        (person is null ? null : Documents.GetValueOrDefault(DocumentEntry.KeyOf(code, person)))
        ?? Documents.GetValueOrDefault(code)
        ?? (person is not null ? null : Documents.Where(d => DocumentEntry.CodeOf(d.Key) == code).Select(d => d.Value).FirstOrDefault());

    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How often what officers key side by side was changed, by its name (<see cref="Keyed"/>).</summary>
    public ImmutableSortedDictionary<string, int> Versions { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Participants whose NIK other cases knew when they were keyed, by key.</summary>
    public ImmutableSortedDictionary<string, CaseEvent.PersonKnownElsewhere> KnownElsewhere { get; init; } =
        ImmutableSortedDictionary<string, CaseEvent.PersonKnownElsewhere>.Empty;
    public ImmutableSortedSet<string> ConfirmedMismatches { get; init; } = [];
    public ImmutableArray<string> Missing { get; init; } = [];
    public ImmutableArray<CaseNote> Notes { get; init; } = [];
    public FlowState Flow { get; init; } = FlowState.Empty;
    public ImmutableSortedDictionary<string, WorkItem> WorkItems { get; init; } =
        ImmutableSortedDictionary<string, WorkItem>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableSortedDictionary<string, Clock> Clocks { get; init; } =
        ImmutableSortedDictionary<string, Clock>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableSortedDictionary<string, Letter> Letters { get; init; } =
        ImmutableSortedDictionary<string, Letter>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableArray<SignOffMade> SignOffs { get; init; } = [];
    public ImmutableArray<RegisterLine> RegisterLines { get; init; } = [];
    public ImmutableSortedDictionary<string, BatchEntry> BatchEntries { get; init; } =
        ImmutableSortedDictionary<string, BatchEntry>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Results by participant from the batch: AKTIF, GAGAL, TANPA_KARTU.</summary>
    public ImmutableSortedDictionary<string, string> BatchResults { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public BatchState? Batch { get; init; }

    /// <summary>Kept beyond its time, and why; null when it is not.</summary>
    public ArchiveHold? Hold { get; init; }

    /// <summary>When its personal data was destroyed, and by which act; null while it can be read.</summary>
    public DestructionMade? Destruction { get; init; }

    /// <summary>Papers that were destroyed before their case, by code: that they were there stays known.</summary>
    public ImmutableSortedDictionary<string, DestructionMade> DestroyedPapers { get; init; } =
        ImmutableSortedDictionary<string, DestructionMade>.Empty;

    public bool IsOpen => ClosedAt is null;
}
