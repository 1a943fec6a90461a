using System.Collections.Immutable;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>
/// Somebody states that the office has set a procedure whose source text has none; who and when, for the version's history.
/// </summary>
public sealed record SopConfirmation(string Text, string Author, string Date);

/// <summary>What can be done with a version (domain.md 2.9).</summary>
public enum SopAct
{
    Submit,
    Withdraw,
    Legalise,
    TakeEffect,
    Revoke,
}

/// <summary>When a version may come into force (domain.md 1.1.3, 2.9; AC-07). Pure: the shell stores the answer.</summary>
public static class SopLife
{
    public const string Statement = "SOP telah ditetapkan";

    /// <summary>A label such as 0.1-draft marks a procedure made from assumptions: it needs the office's own word.</summary>
    public static bool NeedsConfirmation(SopVersion version) =>
        version.Label is { Length: > 0 } && version.State is SopState.Draf or SopState.Diajukan or SopState.Disahkan;

    /// <summary>Components of the Standar Pelayanan without text, in print order; a sheet without components lacks all.</summary>
    public static ImmutableArray<string> Missing(SopVersion version) =>
        version.Sheet.Components.IsEmpty
            ? [.. SopSheet.ComponentFields.Select(f => f.Code)]
            : [.. version.Sheet.Missing.Select(c => c.Code)];

    /// <summary>Null: it may. What blocks is named all at once, so that nobody comes back six times.</summary>
    public static Rejection? MayTakeEffect(SopVersion version, SopConfirmation? confirmation, string? effectiveFrom)
    {
        if (version.State is SopState.Efektif or SopState.Diganti or SopState.Dicabut)
            return new("sop-already-in-force", "Versi ini sudah pernah berlaku.");
        var missing = version.Use == SopUses.Case ? Missing(version) : [];
        var labels = SopSheet.ComponentFields.Where(f => missing.Contains(f.Code)).Select(f => f.Label);
        if (NeedsConfirmation(version) && confirmation?.Text != Statement)
        {
            return new(
                "sop-not-confirmed",
                $"Versi {version.Label} berasal dari asumsi: perlu pernyataan \"{Statement}\"."
                    + (missing.IsEmpty ? "" : $" Komponen yang belum ada: {string.Join("; ", labels)}."),
                "confirmation"
            );
        }
        if (NeedsConfirmation(version) && (string.IsNullOrWhiteSpace(confirmation!.Author) || !IsDate(confirmation.Date)))
            return new("sop-confirmation-incomplete", "Pernyataan harus menyebut penetap dan tanggalnya (yyyy-MM-dd).", "confirmation");
        if (!missing.IsEmpty)
            return new("sop-components-missing", $"Komponen Standar Pelayanan yang belum ada: {string.Join("; ", labels)}.", "components");
        return IsDate(effectiveFrom) ? null : new("effective-date-missing", "Tanggal efektif wajib diisi (yyyy-MM-dd).", "effectiveFrom");
    }

    /// <summary>
    /// Null: a decree of this number and day may stand behind a version. Nobody decrees from the future, nor what is in force already
    /// (<paramref name="effectiveFrom"/>; null while that is not decided).
    /// </summary>
    public static Rejection? DecreeRefusal(string? decreeNo, string? decreeDate, string today, string? effectiveFrom = null)
    {
        if (string.IsNullOrWhiteSpace(decreeNo))
            return new("decree-number-missing", "Nomor keputusan wajib diisi.", "decreeNo");
        if (!IsDate(decreeDate))
            return new("date-invalid", "Tanggal keputusan tidak sah (yyyy-MM-dd).", "decreeDate");
        if (string.CompareOrdinal(decreeDate, today) > 0)
            return new("decree-date-future", "Tanggal keputusan tidak boleh setelah hari ini.", "decreeDate");
        return effectiveFrom is not null && string.CompareOrdinal(decreeDate, effectiveFrom) > 0
            ? new("decree-after-effect", $"Tanggal keputusan tidak boleh setelah tanggal berlakunya ({effectiveFrom}).", "decreeDate")
            : null;
    }

    /// <summary>
    /// Null: it may come into force from that day on, which must not have passed, and with every sub-workflow it uses legalised before it.
    /// </summary>
    public static Rejection? MayTakeEffect(
        SopVersion version,
        SopConfirmation? confirmation,
        string? effectiveFrom,
        string today,
        SopShelf shelf
    )
    {
        if (MayTakeEffect(version, confirmation, effectiveFrom) is { } refusal)
            return refusal;
        if (string.CompareOrdinal(effectiveFrom, today) < 0)
            return new("effective-date-past", "Tanggal efektif tidak boleh sudah lewat.", "from");
        return SopParts.NotLegalised(version, shelf) is { } part
            ? new(
                "sub-version-not-legalised",
                $"Langkah \"{part.Label}\" memakai \"{part.Used.Name}\" versi {part.Used.Version} yang belum disahkan. "
                    + "Sahkan dan berlakukan itu lebih dulu."
            )
            : null;
    }

    /// <summary>The last day of the version that is replaced from a date on.</summary>
    public static string LastDayBefore(string effectiveFrom) =>
        LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse(effectiveFrom).Value.PlusDays(-1));

    /// <summary>
    /// The next act in a version's life, or why not. Nobody takes a procedure into force alone: the admin submits, the head of the agency
    /// legalises.
    /// </summary>
    public static Rejection? May(
        SopAct act,
        SopVersion version,
        Actor actor,
        string? hash,
        IReadOnlyList<Engine.DefinitionProblem> problems
    ) =>
        act switch
        {
            SopAct.Submit when version.State != SopState.Draf => new("sop-not-draft", "Hanya draf yang dapat diajukan."),
            SopAct.Submit when !actor.Has(Roles.Admin) => new("sop-act-not-yours", "Hanya admin yang mengajukan SOP."),
            SopAct.Submit when problems.FirstOrDefault(p => !p.IsWarning) is { } error => new(
                "sop-has-errors",
                $"Masih ada kesalahan: {error.Message}",
                error.NodeId
            ),
            SopAct.Withdraw when version.State != SopState.Diajukan => new(
                "sop-not-submitted",
                "Hanya versi yang diajukan yang dapat ditarik kembali menjadi draf."
            ),
            SopAct.Withdraw when !actor.HasAny(Roles.Admin, Roles.AgencyHead) => new(
                "sop-act-not-yours",
                "Hanya admin atau Kepala Dinas yang mengembalikan pengajuan."
            ),
            SopAct.Legalise when version.State != SopState.Diajukan => new("sop-not-submitted", "SOP belum diajukan."),
            SopAct.Legalise when !actor.Has(Roles.AgencyHead) => new("sop-act-not-yours", "Hanya Kepala Dinas yang mengesahkan SOP."),
            SopAct.Legalise when hash != version.Hash => new(
                "sop-hash-differs",
                "Sidik versi yang disahkan tidak sama dengan yang diajukan.",
                "hash"
            ),
            SopAct.TakeEffect when version.State != SopState.Disahkan => new("sop-not-legalised", "SOP belum disahkan Kepala Dinas."),
            SopAct.TakeEffect when !actor.HasAny(Roles.Admin, Roles.AgencyHead) => new(
                "sop-act-not-yours",
                "Hanya admin atau Kepala Dinas yang memberlakukan SOP."
            ),
            SopAct.Revoke when version.State != SopState.Efektif => new("sop-not-in-force", "SOP tidak sedang berlaku."),
            SopAct.Revoke when !actor.Has(Roles.AgencyHead) => new("sop-act-not-yours", "Hanya Kepala Dinas yang mencabut SOP."),
            _ => null,
        };

    private static bool IsDate(string? text) => text is not null && LocalDatePattern.Iso.Parse(text).Success;
}
