namespace Jkn.Workflows.Domain.Documents;

/// <summary>What an officer found for one item.</summary>
public enum DocumentResult
{
    /// <summary>ADA_LENGKAP</summary>
    Complete,

    /// <summary>ADA_TIDAK_SESUAI</summary>
    Unfit,

    /// <summary>TIDAK_ADA</summary>
    Absent,
}

/// <summary>One recorded result. <see cref="ValidatorFailed"/>: the document is there, its validator says no.</summary>
public sealed record RecordedResult(string Code, DocumentResult Result, bool ValidatorFailed = false, string? Note = null)
{
    /// <summary>The participant it was found of, by his key; null: the whole family.</summary>
    public string? Person { get; init; }
}
