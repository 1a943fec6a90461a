using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>A letter of a case or batch, without its text (class S: in the sealed journal).</summary>
[
    Table("letters"),
    PrimaryKey(nameof(CaseKey), nameof(LetterKey)),
    Index(nameof(Region), nameof(State)),
    Index(nameof(Token), IsUnique = true)
]
public sealed record LetterRow
{
    public long CaseKey { get; init; }
    public required string LetterKey { get; init; }
    public required string CaseId { get; init; }
    public string? CaseNo { get; init; }
    public required string Region { get; init; }
    public required string Template { get; init; }
    public required string Title { get; init; }
    public required string State { get; init; }
    public string? Number { get; init; }
    public int Version { get; init; }
    public required string Hash { get; init; }
    public required string DraftedBy { get; init; }
    public DateTimeOffset DraftedAt { get; init; }
    public int Parafs { get; init; }
    public string? SignedBy { get; init; }
    public DateTimeOffset? SealedAt { get; init; }
    public string? SealedHash { get; init; }
    public string? Attempt { get; init; }

    /// <summary>From the QR code to the verification page.</summary>
    public string? Token { get; init; }

    /// <summary>Code of what stands in the page's way (Gangguan).</summary>
    public string? Fault { get; init; }
}
