using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>The last number of a book. It moves in the transaction of the command that takes the number, so there are no gaps.</summary>
[Table("registers"), PrimaryKey(nameof(Region), nameof(Register), nameof(Year))]
public sealed class RegisterRow
{
    public required string Region { get; set; }
    public required string Register { get; set; }
    public int Year { get; set; }
    public int Last { get; set; }
}

/// <summary>
/// A line of a book. Columns with data of persons are sealed with the case's key; when that is destroyed, number and date stay.
/// </summary>
[Table("register_lines"), PrimaryKey(nameof(Region), nameof(Register), nameof(Year), nameof(Number))]
public sealed record RegisterLineRow
{
    public required string Region { get; init; }
    public required string Register { get; init; }
    public int Year { get; init; }
    public int Number { get; init; }
    public long CaseKey { get; init; }
    public required string CaseId { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Text { get; init; }
    public bool Void { get; init; }
    public byte[]? Sealed { get; init; }
}
