using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>A meeting or an act of supervision: when, about what, who was there, what came of it. The minutes' file is sealed.</summary>
[Table("meetings"), PrimaryKey(nameof(Id)), Index(nameof(Region), nameof(Kind), nameof(Day))]
public sealed class MeetingRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }

    /// <summary>The code of the region's kind of meeting.</summary>
    public required string Kind { get; set; }

    /// <summary>Local date, ISO.</summary>
    public required string Day { get; set; }
    public required string Agenda { get; set; }
    public required string Attendance { get; set; }
    public string? Outcome { get; set; }
    public string? MinutesType { get; set; }
    public byte[]? Minutes { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public required string RecordedBy { get; set; }
}

/// <summary>
/// Somebody of the office proposes to change a procedure, at one of its steps or as a whole. It changes nothing: a new version does.
/// </summary>
[Table("sop_proposals"), PrimaryKey(nameof(Id)), Index(nameof(Region), nameof(Sop), nameof(MadeAt))]
public sealed class SopProposalRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }
    public required string Sop { get; set; }
    public int SopVersion { get; set; }
    public string? Step { get; set; }
    public required string Text { get; set; }

    /// <summary>What it came from: a case's id, or a meeting's.</summary>
    public string? CaseId { get; set; }
    public string? MeetingId { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public required string MadeBy { get; set; }

    /// <summary>DIAJUKAN, DITERIMA or DITOLAK.</summary>
    public required string State { get; set; }
    public string? Answer { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public string? AnsweredBy { get; set; }
}
