namespace Jkn.Workflows.Domain.Words;

/// <summary>A paraf or signature on a letter, with the capacity it was given in and the hash of the text its giver saw.</summary>
public sealed record LetterMark(
    string Role,
    string By,
    string Act,
    string? Capacity,
    string? ActingFor,
    DateTimeOffset At,
    string? DocumentHash
)
{
    /// <summary>The same person gave another act of the chain too (rangkap).</summary>
    public bool Double { get; init; }

    /// <summary>What its giver proved himself with (<see cref="ProofKinds"/>); null before such proofs were asked.</summary>
    public string? Proof { get; init; }

    /// <summary>
    /// In the file as a signature of its own: "SEGEL"; else the code of why it stands in the journal only; null while that is not decided.
    /// </summary>
    public string? Seal { get; init; }
    public const string InFile = "SEGEL";
}
