using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Retention;

/// <summary>What setting and lifting a hold ask for alike.</summary>
internal static class ArchiveHoldRules
{
    internal static Rejection? Refusal(Deciding on, string reason)
    {
        if (on.State.Id.Length == 0)
            return new("case-unknown", "Berkas tidak ada.");
        if (!on.Actor.HasAny([.. ArchiveHold.MaySet]))
            return new(
                "archive-hold-not-yours",
                "Hanya Kepala Seksi, Kepala Bidang, Sekretaris, atau Kepala Dinas yang menahan arsip dan melepasnya."
            );
        if (string.IsNullOrWhiteSpace(reason))
            return new("reason-missing", "Alasan wajib diisi.", "reason");
        return reason.Length > ArchiveHold.LongestReason
            ? new("reason-too-long", $"Paling banyak {ArchiveHold.LongestReason} karakter.", "reason")
            : null;
    }
}
