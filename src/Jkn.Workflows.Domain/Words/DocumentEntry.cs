namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// What the officer found of one checklist item: ADA_LENGKAP, ADA_TIDAK_SESUAI, TIDAK_MEMENUHI or TIDAK_ADA; or a waiver with its reason
/// code.
/// Number, issuer and note may hold health data (class S): sealed in the journal. <see cref="FileId"/> is the random id of the encrypted
/// file.
/// </summary>
public sealed record DocumentEntry(string Code, string Result, string By, DateTimeOffset At)
{
    public string? Waiver { get; init; }
    public string? WaiverRole { get; init; }
    public string? Nomor { get; init; }
    public string? Penerbit { get; init; }
    public string? Tanggal { get; init; }
    public string? Catatan { get; init; }
    public string? FileId { get; init; }

    /// <summary>The participant it is about, by his key; null: the whole family.</summary>
    public string? Person { get; init; }

    /// <summary>Since when the patient lies in hospital, where the paper says so: keyed, never taken from the paper's own date.</summary>
    public string? TanggalMasuk { get; init; }

    /// <summary>Under which a case keeps it: an item is found for the family (<c>KTP</c>) or for somebody (<c>KTP/p2</c>).</summary>
    public static string KeyOf(string code, string? person) => person is null ? code : $"{code}/{person}";

    public static string CodeOf(string key) => key.Split('/')[0];
}
