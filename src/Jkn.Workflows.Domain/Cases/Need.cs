namespace Jkn.Workflows.Domain.Cases;

/// <summary>One thing to load before a case can be decided.</summary>
public abstract record Need
{
    /// <summary>The next number of a book for a year; its row is locked until the decision is stored.</summary>
    public sealed record Number(string Register, int Year) : Need;

    /// <summary>Other cases with a person of this NIK: open ones, and one by which he became active.</summary>
    public sealed record OpenCases(string Nik) : Need;

    /// <summary>A case that has this card number for somebody of another NIK.</summary>
    public sealed record CardOwner(string CardNo, string Nik) : Need;

    /// <summary>The people of a batch as a report tells them, each as his family's case knows him now.</summary>
    public sealed record Report(string BatchId) : Need;

    /// <summary>Bytes that nobody can guess.</summary>
    public sealed record Unguessable : Need;
}
