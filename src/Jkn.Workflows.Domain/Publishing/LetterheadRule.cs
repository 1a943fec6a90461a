using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Domain.Publishing;

/// <summary>
/// What makes letters comes into force only with a head for them: emblem and address belong to a final letter, and are asked for before
/// anybody waits for one.
/// </summary>
public static class LetterheadRule
{
    /// <summary>Null: it may be legalised and come into force.</summary>
    public static Rejection? Refusal(SopVersion version, Office office) =>
        office.Region.Letterhead.Missing is [] || !version.Definition.Nodes.Any(n => n is SusunSurat)
            ? null
            : new(
                "letterhead-missing",
                $"SOP ini membuat surat, tetapi kop suratnya belum lengkap: {string.Join(" dan ", office.Region.Letterhead.Missing)}. "
                    + "Isi lebih dulu pada Ketetapan kantor.",
                "letterhead"
            );
}
