using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>One letter on a sheet: which task of which case, and the hash of what was read.</summary>
internal sealed record SheetLine(string CaseId, string Subject, string? Hash);

/// <summary>
/// What one proof is for: exactly these letters, people and hashes (rulings.md 4.3). A proof that was made for one sheet is none for
/// another.
/// </summary>
internal sealed record SigningSheet(ImmutableArray<SheetLine> Lines)
{
    public const int Most = 50;

    public static SigningSheet Of(string caseId, string subject, string? hash) => new([new(caseId, subject, hash)]);

    /// <summary>Why this is no sheet; null when it is one.</summary>
    public Rejection? Refusal =>
        Lines.Length > Most ? new("sheet-too-long", $"Satu lembar tanda tangan memuat paling banyak {Most} surat.", "sheet") : null;

    /// <summary>The same for the same lines in whatever order.</summary>
    public string Digest =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', Lines.Select(l => $"{l.CaseId}|{l.Subject}|{l.Hash}").Order(StringComparer.Ordinal))
                )
            )
        );
}
