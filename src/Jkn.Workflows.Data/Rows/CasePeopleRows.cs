using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A person of a case in lists: its applicant or a participant, by the key in the case, with the version of what is keyed of him. The name
/// is plain (class U) and goes when the case is destroyed.
/// </summary>
[Table("case_people"), PrimaryKey(nameof(CaseKey), nameof(Person)), Index(nameof(Region), nameof(State), nameof(CaseKey))]
public sealed record CasePersonRow
{
    public long CaseKey { get; init; }
    public required string Person { get; init; }
    public required string Name { get; init; }
    public int Version { get; init; }
    public string? Region { get; init; }

    /// <summary>Where he stands in his own course; null for the applicant.</summary>
    public string? State { get; init; }
    public DateTimeOffset? StateSince { get; init; }
    public string? ReasonCode { get; init; }
}

/// <summary>A word by which a case is found: of the name of anybody in it, or ("#" before it) the short form of its number.</summary>
[Table("case_words"), PrimaryKey(nameof(Region), nameof(Word), nameof(CaseKey))]
public sealed record CaseWordRow
{
    public const char NumberMark = '#';

    public required string Region { get; init; }
    public required string Word { get; init; }
    public long CaseKey { get; init; }
}
