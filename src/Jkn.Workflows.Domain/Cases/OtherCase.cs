namespace Jkn.Workflows.Domain.Cases;

/// <summary>Another case with the same NIK: its id and number, for the link in the warning.</summary>
public sealed record OtherCase(string CaseId, string? CaseNo);

/// <summary>
/// What lies outside a case of a person's NIK: open cases of the region, the case by which he became active here, and whether another
/// region of this installation has him in an open case. Of that one nothing more is told.
/// </summary>
public sealed record PersonElsewhere(IReadOnlyList<OtherCase> Open, OtherCase? Active = null, bool InOtherRegion = false)
{
    public static readonly PersonElsewhere Nowhere = new([]);
}
