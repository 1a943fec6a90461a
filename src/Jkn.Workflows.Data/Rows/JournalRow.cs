using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// Where a case's journal ends: version and hash of its last entry, and its wrapped key (null = destroyed). With the journal the only
/// truth.
/// </summary>
[Table("case_heads"), Index(nameof(Id), IsUnique = true)]
public sealed class CaseHeadRow
{
    [Key]
    public long CaseKey { get; set; }
    public required string Id { get; set; }
    public long Version { get; set; }
    public required byte[] Hash { get; set; }
    public byte[]? WrappedKey { get; set; }
}

/// <summary>
/// One command's facts: see <see cref="Journals.JournalEntry"/>. <see cref="Id"/> is journal and version in one number, so that a journal's
/// entries lie side by side and adding one touches a single page.
/// </summary>
public abstract class EntryRow
{
    /// <summary>A journal has fewer entries than this: <c>Id = key * Span + Version</c>.</summary>
    public const long Span = 1L << 24;

    [Key, DatabaseGenerated(DatabaseGeneratedOption.None)]
    public long Id { get; set; }

    /// <summary>The integer key of the case or office.</summary>
    [NotMapped]
    public long Owner => Id / Span;

    [NotMapped]
    public long Version => Id % Span;
    public DateTimeOffset MadeAt { get; set; }
    public required string MadeBy { get; set; }
    public required string Command { get; set; }
    public string? Capacity { get; set; }
    public string? ActingFor { get; set; }
    public required byte[] Events { get; set; }
    public byte[]? Sealed { get; set; }
    public required byte[] Hash { get; set; }
}

/// <summary>An entry in the journal of a case, a batch or a complaint.</summary>
[Table("case_journal")]
public sealed class JournalRow : EntryRow
{
    [NotMapped]
    public long CaseKey => Owner;
}

/// <summary>A key in its wrapped form: of a day, or of the look-up.</summary>
[Table("secrets"), PrimaryKey(nameof(Name))]
public sealed class SecretRow
{
    public required string Name { get; set; }
    public required byte[] Value { get; set; }
}
