using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>Somebody states that the office has set a procedure whose source text has none; who and when, for the version's history.</summary>
public sealed record SopConfirmation(string Text, string Author, string Date);

/// <summary>When a version may come into force (domain.md 1.1.3, 2.9; AC-07). Pure: the shell stores the answer.</summary>
public static class SopLife
{
    public const string Statement = "SOP telah ditetapkan";

    /// <summary>A label such as 0.1-draft marks a procedure made from assumptions: it needs the office's own word.</summary>
    public static bool NeedsConfirmation(SopVersion version) => version.Label is { Length: > 0 } && version.State is SopState.Draf or SopState.Diajukan;

    /// <summary>Components of the Standar Pelayanan without text, in print order; a sheet without components lacks all.</summary>
    public static ImmutableArray<string> Missing(SopVersion version) => version.Sheet.Components.IsEmpty
        ? [.. SopSheet.ComponentFields.Select(f => f.Code)]
        : [.. version.Sheet.Missing.Select(c => c.Code)];

    /// <summary>Null: it may. What blocks is named all at once, so that nobody comes back six times.</summary>
    public static Rejection? MayTakeEffect(SopVersion version, SopConfirmation? confirmation, string? effectiveFrom)
    {
        if (version.State is SopState.Efektif or SopState.Diganti or SopState.Dicabut) return new("sop-already-in-force", "Versi ini sudah pernah berlaku.");
        var missing = version.Use == "CASE" ? Missing(version) : [];
        var labels = SopSheet.ComponentFields.Where(f => missing.Contains(f.Code)).Select(f => f.Label);
        if (NeedsConfirmation(version) && confirmation?.Text != Statement)
        {
            return new("sop-not-confirmed", $"Versi {version.Label} berasal dari asumsi: perlu pernyataan \"{Statement}\"."
                + (missing.IsEmpty ? "" : $" Komponen yang belum ada: {string.Join("; ", labels)}."), "confirmation");
        }
        if (NeedsConfirmation(version) && (string.IsNullOrWhiteSpace(confirmation!.Author) || !IsDate(confirmation.Date)))
            return new("sop-confirmation-incomplete", "Pernyataan harus menyebut penetap dan tanggalnya (yyyy-MM-dd).", "confirmation");
        if (!missing.IsEmpty) return new("sop-components-missing", $"Komponen Standar Pelayanan yang belum ada: {string.Join("; ", labels)}.", "components");
        return IsDate(effectiveFrom) ? null : new("effective-date-missing", "Tanggal efektif wajib diisi (yyyy-MM-dd).", "effectiveFrom");
    }

    private static bool IsDate(string? text) => text is not null && NodaTime.Text.LocalDatePattern.Iso.Parse(text).Success;
}
