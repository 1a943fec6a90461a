using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>
/// The letter's page: asked for as an effect, answered by commands of the system. Late or doubled answers find another draft and change
/// nothing.
/// </summary>
public static class LetterPapers
{
    /// <summary>Something of the letter changed that its page must show: the shell brings the page up to date after the commit.</summary>
    public static void Ask(Deciding on, string key)
    {
        var letter = on.State.Letters[key];
        on.Ask(
            EffectKinds.LetterPaper,
            $"{on.State.Id}/{key}/{letter.Version}/{on.State.Version}",
            new
            {
                caseId = on.State.Id,
                letter = key,
                attempt = "",
            }
        );
    }

    internal static readonly Rejection SystemOnly = new("system-only", "Hanya sistem yang mencatat hasil cetak dan segel.");

    /// <summary>Between asking for a signature and its seal nobody sends the letter elsewhere.</summary>
    internal static readonly Rejection SignaturePending = new("signature-pending", "Tanda tangan surat ini sedang diproses.");

    /// <summary>The office has changed what the letter prints since its page was made, and the new page is still to come.</summary>
    internal static bool SaysOtherwise(Deciding on, Letter letter) =>
        letter.Frozen && LetterContent.HashOf(on.Office, on.State, letter) != letter.Hash;

    internal static Rejection? Unknown(Deciding on, string key) =>
        on.State.Letters.ContainsKey(key) ? null : new("letter-unknown", "Surat tidak ditemukan.");
}
