using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A case in lists. The name is plain (class U), the NIK masked; everything else of a person is only in the sealed journal.
/// </summary>
[
    Table("cases"),
    PrimaryKey(nameof(CaseKey)),
    Index(nameof(Id), IsUnique = true),
    Index(nameof(CaseNo)),
    Index(nameof(Region), nameof(Kind), nameof(Status), nameof(CaseKey)),
    Index(nameof(Region), nameof(Kind), nameof(CaseKey))
]
public sealed record CaseRow
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public long CaseKey { get; init; }
    public required string Id { get; init; }
    public required string Region { get; init; }
    public required string Kind { get; init; }
    public required string Sop { get; init; }
    public int SopVersion { get; init; }
    public required string DefinitionId { get; init; }
    public required string Channel { get; init; }
    public string? CaseNo { get; init; }
    public required string Status { get; init; }
    public DateTimeOffset StatusSince { get; init; }
    public required string Path { get; init; }
    public string? Period { get; init; }
    public string? Name { get; init; }
    public string? NikMasked { get; init; }
    public required string OpenedBy { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? RegisteredAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ReasonCode { get; init; }
    public string? PromiseDate { get; init; }
    public string? PromiseText { get; init; }
    public bool Overdue { get; init; }
    public int Incidents { get; init; }

    /// <summary>Since when it is kept as an archive beyond its time.</summary>
    public DateTimeOffset? HeldAt { get; init; }
    public DateTimeOffset? DestroyedAt { get; init; }

    /// <summary>Codes of the papers a closed case still has, each between spaces; null while it is open or when there are none.</summary>
    public string? Papers { get; init; }

    /// <summary>How many of its people stand where, while they go their own ways: "2 aktif, 1 belum diterima".</summary>
    public string? Summary { get; init; }
}

/// <summary>
/// A keyed hash and a case it stands in: a NIK ("N"), a No KK ("K"), a telephone of applicant or participant ("T"), the NIK of somebody who
/// became active by the case ("A").
/// </summary>
[Table("case_lookup"), PrimaryKey(nameof(Hmac), nameof(Kind), nameof(CaseKey))]
public sealed class CaseLookupRow
{
    public required byte[] Hmac { get; set; }
    public required string Kind { get; set; }
    public long CaseKey { get; set; }
}
