namespace Jkn.Workflows.Domain.Words;

/// <summary>By which way an application comes in. Which of them a region has is data.</summary>
public static class IntakeChannels
{
    /// <summary>The counter of the house.</summary>
    public const string Counter = "LOKET_KANTOR";
    public const string Mall = "MPP",
        Village = "KELURAHAN",
        Import = "IMPOR";

    public static readonly IReadOnlyList<string> All = [Counter, Mall, Village, Import];
}
