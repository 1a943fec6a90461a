using System.Collections.Immutable;
using Jkn.Workflows.Domain.Participants;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>Batch states of domain.md 2.2.</summary>
public enum BatchStage
{
    Terbuka,
    Dikunci,
    Dikirim,
    HasilSebagian,
    HasilLengkap,
    Ditutup,
}

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
    /// What the agency in between found before the line went on: <see cref="LineVerdicts"/>; null while it has not answered.
    /// </summary>
    public string? Verdict { get; init; }

    /// <summary>Where the participant is treated; null: not determined yet, to be filled by the verifying agency (AC-13).</summary>
    public string? Hospital { get; init; }

    /// <summary>Hash of a whole answer that does not name this line (AC-40); null once it has a result.</summary>
    public string? MissingIn { get; init; }

    /// <summary>The failed line this one proposes again, as <c>batch id/entry</c> (AC-43).</summary>
    public string? Former { get; init; }
}

/// <summary>A file as it was made at a lock: of which lines, by which layout, where it lies, its SHA-256.</summary>
public sealed record BatchFile(string LinesHash, string Layout, int LayoutVersion, string FileId, string FileHash, DateTimeOffset At);

/// <summary>
/// A region's list of people handed over together at a cut-off. Lives in a journal of its own and runs a definition of its own.
/// </summary>
public sealed record BatchState(string No, string Kind, string Period, int Supplement, DateTimeOffset LockAt, DateTimeOffset DeliverBy)
{
    public BatchStage Stage { get; init; } = BatchStage.Terbuka;
    public int Version { get; init; } = 1;
    public ImmutableSortedDictionary<int, BatchLine> Lines { get; init; } = ImmutableSortedDictionary<int, BatchLine>.Empty;

    /// <summary>Numbers of a case's lines, so that one of thousands is found without looking through all.</summary>
    public ImmutableDictionary<string, ImmutableArray<int>> LinesByCase { get; init; } =
        ImmutableDictionary<string, ImmutableArray<int>>.Empty;
    public int LastLine { get; init; }

    /// <summary>The lines of one case, in order.</summary>
    public IEnumerable<BatchLine> LinesOf(string caseId) =>
        LinesByCase.TryGetValue(caseId, out var numbers) ? numbers.Select(n => Lines[n]) : [];

    public BatchState WithLine(BatchLine line) =>
        this with
        {
            Lines = Lines.Add(line.No, line),
            LastLine = line.No,
            LinesByCase = LinesByCase.SetItem(line.CaseId, (LinesByCase.TryGetValue(line.CaseId, out var there) ? there : []).Add(line.No)),
        };

    public BatchState WithoutLine(int no) =>
        !Lines.TryGetValue(no, out var line)
            ? this
            : this with
            {
                Lines = Lines.Remove(no),
                LinesByCase = LinesByCase.SetItem(line.CaseId, LinesByCase[line.CaseId].Remove(no)),
            };

    public string? FileHash { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? Receipt { get; init; }
    public ImmutableArray<string> ResultFiles { get; init; } = [];

    /// <summary>
    /// Files made at each lock, oldest first; the one that counts has the batch's present <see cref="FileHash"/> as its lines' hash.
    /// </summary>
    public ImmutableArray<BatchFile> Files { get; init; } = [];

    /// <summary>After one line's result; the stage follows from how many lines still wait.</summary>
    public BatchState WithResult(Cases.CaseEvent.BatchLineResult e)
    {
        var lines = Lines.SetItem(
            e.Line,
            Lines[e.Line] with
            {
                Outcome = e.Outcome,
                ReasonCode = e.ReasonCode,
                CardNo = e.CardNo,
                ActiveFrom = e.ActiveFrom,
                ListRef = e.ListRef,
                Conflict = null,
                ConflictReason = null,
                MissingIn = null,
            }
        );
        var answered = Answered + (IsFinal(e.Outcome) ? 1 : 0) - (IsFinal(Lines[e.Line].Outcome) ? 1 : 0);
        var waiting = Lines.Count - answered;
        return this with { Lines = lines, Answered = answered, Stage = waiting == 0 ? BatchStage.HasilLengkap : BatchStage.HasilSebagian };
    }

    /// <summary>A line without card still waits: the card comes later, or the line fails (AC-46).</summary>
    private static bool IsFinal(string? outcome) => outcome is not (null or "TANPA_KARTU");

    /// <summary>Lines with a final result; kept so that a batch of thousands is not counted again for each line.</summary>
    public int Answered { get; init; }
    public int Waiting => Lines.Count - Answered;
}

/// <summary>The case's side of a batch: where it asked to go, its line once it is in, and the result.</summary>
public sealed record BatchEntry(
    string Key,
    string BatchId,
    string BatchNo,
    string Kind,
    string Period,
    int Supplement,
    string Why,
    DateTimeOffset LockAt,
    DateTimeOffset DeliverBy
)
{
    public ImmutableArray<int> Lines { get; init; } = [];

    /// <summary>Card numbers by participant.</summary>
    public ImmutableSortedDictionary<string, string> Cards { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public bool Joined { get; init; }
    public bool Withdrawn { get; init; }
    public string? Outcome { get; init; }
    public string? ReasonCode { get; init; }
    public string? CardNo { get; init; }
    public string? ActiveFrom { get; init; }
    public string? ListRef { get; init; }

    /// <summary>Key of the entry that failed before, when this one proposes again (AC-43).</summary>
    public string? Former { get; init; }
}
