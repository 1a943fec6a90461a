namespace Jkn.Workflows.Domain.Words;

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
)
{
    /// <summary>The outcome of an act that lets the matter go on.</summary>
    public const string Forward = "Setuju";

    /// <summary>The outcome that sends it back by the procedure's own way.</summary>
    public const string Back = "Kembalikan";
}
