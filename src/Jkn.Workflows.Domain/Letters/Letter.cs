using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>Letter states of domain.md 2.2.</summary>
public enum LetterState { Konsep, MenungguParaf, MenungguTandaTangan, Ditandatangani, Diserahkan, Dikembalikan, Ditolak, Dicabut }

/// <summary>A paraf or signature on a letter, with the capacity it was given in and the hash of the text its giver saw.</summary>
public sealed record LetterMark(string Role, string By, string Act, string? Capacity, string? ActingFor, DateTimeOffset At, string? DocumentHash)
{
    /// <summary>The same person gave another act of the chain too (rangkap).</summary>
    public bool Double { get; init; }
}

/// <summary>
/// An official letter of a case or batch. <see cref="Hash"/> is of the draft's content (template and data): a change voids all parafs.
/// <see cref="Attempt"/> names the signature that was asked for and is not sealed yet.
/// </summary>
public sealed record Letter(string Key, string Template, string Title, LetterState State, string Hash, string DraftedBy, DateTimeOffset DraftedAt)
{
    /// <summary>Data for the template; health data may be among it (class S): sealed in the journal.</summary>
    public ImmutableSortedDictionary<string, string> Body { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public int Version { get; init; } = 1;
    public string? Number { get; init; }
    public ImmutableArray<LetterMark> Parafs { get; init; } = [];
    public LetterMark? Signature { get; init; }
    public string? Attempt { get; init; }
    public LetterMark? Requested { get; init; }
    public string? SealedHash { get; init; }
    public DateTimeOffset? SealedAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>The letter after a sign-off on it: a paraf counts only when it went forward.</summary>
    public Letter After(Cases.CaseEvent.SignOffGiven given, Cases.Stamp stamp)
    {
        if (given.Act != "PARAF" || given.Outcome != "Setuju") return this;
        return this with
        {
            // Given again after a return: the level counts once, with its latest paraf.
            Parafs = Parafs.RemoveAll(p => p.Role == given.Role)
                .Add(new(given.Role, stamp.By, given.Act, stamp.Capacity, stamp.ActingFor, stamp.At, given.DocumentHash) { Double = given.Double }),
            Version = Version + 1,
        };
    }
}
