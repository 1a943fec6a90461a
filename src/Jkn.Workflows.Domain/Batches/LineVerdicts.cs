namespace Jkn.Workflows.Domain.Batches;

/// <summary>What a verifying agency says of a line before it goes on.</summary>
public static class LineVerdicts
{
    public const string Right = "BENAR",
        Wrong = "TIDAK",
        Unanswered = "BELUM_DIJAWAB";
    public static readonly IReadOnlyList<string> All = [Right, Wrong, Unanswered];

    /// <summary>How the step ends when no line is unanswered any more.</summary>
    public const string SomeRight = "AdaYangBenar",
        NoneRight = "TidakAdaYangBenar";

    /// <summary>Null while a line is unanswered.</summary>
    public static string? OutcomeOf(BatchState batch) =>
        batch.Lines.Values.Any(l => l is { Verdict: null, Outcome: null, MustStrike: null }) ? null
        : batch.Lines.Values.Any(l => l.Verdict == Right) ? SomeRight
        : NoneRight;
}
