namespace Jkn.Workflows.Domain.Segments;

/// <summary>Results of the segment table.</summary>
public static class SegmentResults
{
    public const string Eligible = "LAYAK",
        NotEligible = "TIDAK_LAYAK",
        Decide = "PERLU_KEPUTUSAN",
        Duplicate = "DUPLIKAT",
        Reject = "DITOLAK";

    public static string Of(Segments.SegmentResult result) =>
        result switch
        {
            Domain.Segments.SegmentResult.Eligible => Eligible,
            Domain.Segments.SegmentResult.NotEligible => NotEligible,
            Domain.Segments.SegmentResult.NeedsDecision => Decide,
            Domain.Segments.SegmentResult.Duplicate => Duplicate,
            Domain.Segments.SegmentResult.Reject => Reject,
            _ => throw new NotSupportedException(result.ToString()),
        };
}
