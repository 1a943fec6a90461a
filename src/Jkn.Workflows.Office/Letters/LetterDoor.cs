using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// Officials give the hash of the page they saw, in both faces; it is decided on the content that the page is bound to (rulings.md 4.2).
/// </summary>
internal static class LetterDoor
{
    public static readonly Rejection Pending = new(
        "letter-page-pending",
        "Halaman surat ini sedang dibuat. Buka lagi sebentar lagi, baca, lalu paraf atau tandatangani."
    )
    {
        Kind = RejectionKind.Passing,
    };

    /// <summary>The act on the content that was seen; on no content at all when it was another page.</summary>
    public static (GiveSignOff Act, Rejection? No) Translate(CaseState state, GiveSignOff act)
    {
        if (
            act.Outcome != SignOff.Forward
            || act.DocumentHash is not { } seen
            || state.WorkItems.GetValueOrDefault(act.WorkItemId)?.Letter is not { } key
            || state.Letters.GetValueOrDefault(key) is not { Frozen: true } letter
        )
            return (act, null);
        if (letter.Paper is null)
            return (act, Pending);
        return (act with { DocumentHash = seen == letter.SeenHash ? letter.Hash : "" }, null);
    }
}
