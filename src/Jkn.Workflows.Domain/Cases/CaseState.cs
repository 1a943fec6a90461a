using System.Collections.Immutable;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>A line of a book, as the case remembers it; the printable book is a view over these.</summary>
public sealed record RegisterLine(string Register, int Year, int Number, string Text, DateTimeOffset At, bool Void = false)
{
    public ImmutableSortedDictionary<string, string> Columns { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>A sign-off that was given: one act of a chain. <see cref="ActivityId"/> is the step it was given at.</summary>
public sealed record SignOffMade(
    string ActivityId,
    string Role,
    string Act,
    string Outcome,
    string By,
    string? Capacity,
    string? ActingFor,
    DateTimeOffset At,
    string? Letter,
    bool Double
);

/// <summary>A note of an officer on the case.</summary>
public sealed record CaseNote(string By, DateTimeOffset At, string Text);

/// <summary>The promise to the applicant (Janji): a date, its words, why, and whether a calendar was missing.</summary>
public sealed record PromiseGiven(string Date, string Text, string Why, bool Provisional, DateTimeOffset? From = null);

/// <summary>The end of a case's personal data, or of one of its papers: when, and the act it rests on.</summary>
public sealed record DestructionMade(DateTimeOffset At, string Ground);

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
    public string Path { get; init; } = "BIASA";
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
        ?? Clocks.Values.Where(c => c.Key.StartsWith(item.Id + "|", StringComparison.Ordinal)).MinBy(c => c.DueAt);

    public ImmutableSortedDictionary<string, DocumentEntry> Documents { get; init; } =
        ImmutableSortedDictionary<string, DocumentEntry>.Empty;
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
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

/// <summary>Case states of domain.md 2.2 (codes are stored and public).</summary>
public static class CaseStatus
{
    public const string Draft = "DRAFT",
        Received = "DITERIMA",
        Checking = "PEMERIKSAAN",
        Returned = "DIKEMBALIKAN",
        Registered = "TERDAFTAR",
        Verifying = "VERIFIKASI",
        Ready = "SIAP_USUL",
        InBatch = "DALAM_BATCH",
        Sent = "DIKIRIM",
        Active = "AKTIF",
        Failed = "GAGAL_USUL",
        CardReceived = "KARTU_DITERIMA",
        CardHandedOver = "KARTU_DISERAHKAN",
        Rejected = "DITOLAK",
        NotRegistrable = "TIDAK_DAPAT_DIDAFTARKAN",
        Expired = "KEDALUWARSA",
        Withdrawn = "BATAL",
        Done = "SELESAI";

    /// <summary>The Indonesian label; a code that has none stays as it is.</summary>
    public static string LabelOf(string code) => Labels.GetValueOrDefault(code, code);

    /// <summary>Code and Indonesian label, in the order of the life of a case.</summary>
    public static readonly IReadOnlyDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Draft] = "Draf",
        [Received] = "Diterima",
        [Checking] = "Pemeriksaan Berkas",
        [Returned] = "Dikembalikan (belum lengkap)",
        [Registered] = "Terdaftar",
        [Verifying] = "Verifikasi & Validasi Data",
        [Ready] = "Siap Diusulkan / Menunggu Periode",
        [InBatch] = "Dalam Batch",
        [Sent] = "Diusulkan ke BPJS",
        [Active] = "Ditetapkan / Aktif",
        [Failed] = "Gagal Usul",
        [CardReceived] = "Kartu Diterima dari BPJS",
        [CardHandedOver] = "Kartu Diserahkan",
        [Rejected] = "Ditolak",
        [NotRegistrable] = "Tidak Dapat Didaftarkan",
        [Expired] = "Kedaluwarsa",
        [Withdrawn] = "Dibatalkan",
        [Done] = "Selesai",
    };
}
