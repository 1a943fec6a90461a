using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>How sure one thing of a step is: a document says it, somebody assumed it, the office decided it, nobody says.</summary>
public enum StepBasis
{
    Silent,
    Document,
    Assumed,
    Decided,
}

/// <summary>
/// Where one thing of a step comes from. <see cref="Assumptions"/> are numbers of open questions (A-10) or, where there is none, a
/// sentence of the author's own; <see cref="Decree"/> is what he typed behind "ditetapkan".
/// </summary>
public sealed record StepOrigin(ImmutableArray<string> Lines, ImmutableArray<string> Assumptions, string? Decree)
{
    public static readonly StepOrigin Silent = new([], [], null);

    // A line of the document and an assumption beside it: what is printed is not all in the document.
    public StepBasis Basis =>
        Assumptions.Length > 0 ? StepBasis.Assumed
        : Lines.Length > 0 ? StepBasis.Document
        : Decree is not null ? StepBasis.Decided
        : StepBasis.Silent;
}

/// <summary>
/// The text of <see cref="OfficeActivity.Sumber"/>, read: parts between semicolons, each of the act or, with the word before it, of one
/// column: <c>S3:L162; waktu asumsi A-10; pelaksana asumsi X-15</c>.
/// </summary>
public sealed partial class StepSource
{
    public const string Act = "kegiatan",
        Performer = "pelaksana",
        Needs = "kelengkapan",
        Time = "waktu",
        Result = "output",
        Remark = "keterangan",
        Branch = "cabang",
        Citizens = "warga";

    public static readonly IReadOnlyList<string> Columns = [Act, Performer, Needs, Time, Result, Remark, Branch, Citizens];

    private readonly Dictionary<string, StepOrigin> origins = new(StringComparer.Ordinal);

    /// <summary>The parts that are none of the forms.</summary>
    public ImmutableArray<string> Unreadable { get; private set; } = [];

    public static StepSource Read(string? text)
    {
        var read = new StepSource();
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            read.Take(part);
        return read;
    }

    /// <summary>
    /// Performer, time, branches (further questions of a step) and the sentence for citizens stand on the act's own source where none of
    /// theirs is named; the other columns on nothing.
    /// </summary>
    public StepOrigin Of(string column) =>
        origins.TryGetValue(column, out var own) ? own
        : column is Performer or Time or Branch or Citizens ? origins.GetValueOrDefault(Act, StepOrigin.Silent)
        : StepOrigin.Silent;

    /// <summary>Whether a document says who does what and, where a time is printed, how long.</summary>
    public bool IsDocumented(bool timed) =>
        Of(Act).Basis == StepBasis.Document
        && Of(Performer).Basis == StepBasis.Document
        && (!timed || Of(Time).Basis == StepBasis.Document);

    private void Take(string part)
    {
        var form = Form().Match(part);
        if (!form.Success)
        {
            Unreadable = Unreadable.Add(part);
            return;
        }
        var column = form.Groups["column"] is { Success: true } named ? named.Value : Act;
        var known = origins.GetValueOrDefault(column, StepOrigin.Silent);
        origins[column] =
            form.Groups["lines"].Success ? known with { Lines = known.Lines.Add(form.Groups["lines"].Value) }
            : form.Groups["decree"].Success ? known with { Decree = form.Groups["decree"].Value.Trim() }
            : known with { Assumptions = known.Assumptions.AddRange(Assumed(form.Groups["assumed"].Value)) };
    }

    private static string[] Assumed(string text) =>
        Numbers().IsMatch(text) ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [text];

    [GeneratedRegex(
        @"^((?<column>kegiatan|pelaksana|kelengkapan|waktu|output|keterangan|cabang|warga)\s+)?"
            + @"(asumsi:?\s+(?<assumed>.+)|ditetapkan(?<decree>.*)|DITETAPKAN_PENGGUNA(?<decree>)|(?<lines>([\w ]+ )?S\d:L\d.*))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();

    [GeneratedRegex(@"^[AX]-\d\d(,\s*[AX]-\d\d)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
