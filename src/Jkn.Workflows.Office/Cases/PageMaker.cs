using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Application.Cases;

/// <summary>Makes and stores the page of a letter that a command is about to send.</summary>
internal abstract class PageMaker
{
    /// <summary>The typesetter itself does not answer; the letter's template and data are not at fault.</summary>
    public static bool IsAway(TypesetException why) => why.Code is "typesetter-busy" or "typesetter-died" or "typesetter-missing";

    /// <summary>For a letter whose draft is being sent: not sent while the typesetter is away (rulings.md 4.1).</summary>
    public static readonly Rejection Away = new(
        "typesetter-away",
        "Mesin cetak surat sedang tidak dapat dipakai, jadi surat belum dikirim. Konsep tetap tersimpan; coba kirim lagi sebentar lagi."
    )
    {
        Kind = RejectionKind.Passing,
    };

    /// <summary>The page, or why template or data make none.</summary>
    /// <exception cref="TypesetException">The typesetter is away.</exception>
    public abstract Task<LetterPageMade> MakeAsync(Office office, CaseState state, Letter letter, CancellationToken ct);
}
