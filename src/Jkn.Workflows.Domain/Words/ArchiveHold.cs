namespace Jkn.Workflows.Domain.Words;

/// <summary>While it stands, nothing of the case is destroyed: a lawsuit, an audit, an unsettled complaint.</summary>
public sealed record ArchiveHold(string By, DateTimeOffset At, string Reason)
{
    public const int LongestReason = 500;

    /// <summary>Who may set and lift it, where a region has said nothing: those who answer for the archive .</summary>
    public static readonly IReadOnlyList<string> MaySet = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary, Roles.AgencyHead];
}
