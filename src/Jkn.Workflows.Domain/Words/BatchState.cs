using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Words;

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
                Struck = Struck - (line is { MustStrike: not null, Outcome: null } ? 1 : 0),
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
    public BatchState WithResult(BatchLine line)
    {
        var answered = Answered + (IsFinal(line.Outcome) ? 1 : 0) - (IsFinal(Lines[line.No].Outcome) ? 1 : 0);
        return this with
        {
            Lines = Lines.SetItem(line.No, line),
            Answered = answered,
            Struck = Struck - (line is { MustStrike: not null } && Lines[line.No].Outcome is null ? 1 : 0),
            // what is said after the batch was closed is news of a person, not of the batch
            Stage =
                Stage == BatchStage.Ditutup ? Stage
                : Lines.Count - Struck == answered ? BatchStage.HasilLengkap
                : BatchStage.HasilSebagian,
        };
    }

    /// <summary>After something was found of a line's person: it waits for no answer any more.</summary>
    public BatchState WithDoubt(int no, string reason)
    {
        var line = Lines[no];
        return this with
        {
            Lines = Lines.SetItem(no, line with { MustStrike = reason }),
            Struck = Struck + (line is { MustStrike: null, Outcome: null } ? 1 : 0),
        };
    }

    /// <summary>Lines to be struck that have no answer; kept like <see cref="Answered"/>.</summary>
    public int Struck { get; init; }

    /// <summary>A line without card still waits: the card comes later, or the line fails (AC-46).</summary>
    private static bool IsFinal(string? outcome) => outcome is not (null or LineResults.NoCard);

    /// <summary>Lines with a final result; kept so that a batch of thousands is not counted again for each line.</summary>
    public int Answered { get; init; }
    public int Waiting => Lines.Count - Answered - Struck;
}
