using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>Where the journal of an office ends. <see cref="Id"/>: a region's code, or "*" for the installation.</summary>
[Table("office_heads"), Index(nameof(Id), IsUnique = true)]
public sealed class OfficeHeadRow
{
    [Key]
    public long OfficeKey { get; set; }
    public required string Id { get; set; }
    public long Version { get; set; }
    public required byte[] Hash { get; set; }
}

/// <summary>An entry in the journal of an office.</summary>
[Table("office_journal")]
public sealed class OfficeJournalRow : EntryRow;

/// <summary>The key under which the journals of offices hold an employee's personal values; null = destroyed.</summary>
[Table("person_keys"), PrimaryKey(nameof(Account))]
public sealed class PersonKeyRow
{
    public required string Account { get; set; }
    public byte[]? WrappedKey { get; set; }
}

/// <summary>On what the promises of a region's open cases were last counted: a sweep's memory, no act of the office.</summary>
[Table("promise_prints"), PrimaryKey(nameof(Region))]
public sealed class PromisePrintRow
{
    public required string Region { get; set; }
    public required string Print { get; set; }
}
