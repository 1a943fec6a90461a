using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>An uploaded document or a letter's PDF, by a random id. Its name may name a person: sealed like the content.</summary>
[Table("files"), PrimaryKey(nameof(Id)), Index(nameof(CaseKey))]
public sealed class FileRow
{
    public required string Id { get; set; }
    public long CaseKey { get; set; }
    public required string CaseId { get; set; }
    public required string Purpose { get; set; }
    public required string MediaType { get; set; }
    public byte[]? SealedName { get; set; }
    public long Size { get; set; }

    /// <summary>Of the plain content, keyed: the same paper can be recognised, but not guessed.</summary>
    public required byte[] ContentHmac { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
}

/// <summary>The sealed bytes of a file, apart from its row so that lists never read them.</summary>
[Table("file_contents"), PrimaryKey(nameof(Id))]
public sealed class FileContentRow
{
    public required string Id { get; set; }
    public required byte[] Content { get; set; }
}

/// <summary>A message to an officer or applicant. Texts follow the notice rules: no diagnosis, NIK masked.</summary>
[Table("notices"), PrimaryKey(nameof(Id)), Index(nameof(Region), nameof(Addressee), nameof(ReadAt)), Index(nameof(State), nameof(ReadyAt))]
public sealed class NoticeRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }
    public string? CaseId { get; set; }
    public required string Event { get; set; }
    public required string Addressee { get; set; }
    public required string Channel { get; set; }
    public required string Subject { get; set; }
    public required string Text { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Null for the in-app list; else SIAP, TERKIRIM, GAGAL, CETAK (paper, to be printed) or DISAMPAIKAN.</summary>
    public string? State { get; set; }

    /// <summary>Telephone number or address, sealed.</summary>
    public byte[]? Destination { get; set; }
    public string? WhatsAppTemplate { get; set; }
    public DateTimeOffset? ReadyAt { get; set; }
    public int? Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The provider's own number for the message.</summary>
    public string? Receipt { get; set; }

    /// <summary>A code, never what the provider wrote.</summary>
    public string? LastError { get; set; }
}

/// <summary>Somebody looked at, exported or passed on data of class K or S: who, what and for which purpose. Append-only.</summary>
[Table("reads"), Index(nameof(CaseId)), Index(nameof(At))]
public sealed class ReadRow
{
    [Key]
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Actor { get; set; }
    public required string Region { get; set; }
    public string? CaseId { get; set; }
    public required string What { get; set; }
    public string? Purpose { get; set; }

    /// <summary>The block it was sealed in; null until then.</summary>
    public long? Block { get; set; }
}
