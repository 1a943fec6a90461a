using System.Collections.Immutable;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>One letter on a sheet: which task of which case, and the hash of what was read.</summary>
internal sealed record SheetLine(string CaseId, string Subject, string? Hash);

/// <summary>
/// What one proof is for: exactly these letters, people and hashes (rulings.md 4.3). It is used up by the one request that shows it, so it
/// is none for another sheet.
/// </summary>
internal sealed record SigningSheet(ImmutableArray<SheetLine> Lines)
{
    public const int Most = 50;

    public static SigningSheet Of(string caseId, string subject, string? hash) => new([new(caseId, subject, hash)]);

    /// <summary>Why this is no sheet; null when it is one.</summary>
    public Rejection? Refusal =>
        Lines.Length > Most ? new("sheet-too-long", $"Satu lembar tanda tangan memuat paling banyak {Most} surat.", "sheet") : null;
}
