using System.Collections.Immutable;
using Jkn.Workflows.Domain.Regions;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// The head of the agency switches a level of a chain from a date on, with a reason: off, or back to what the region's file says
/// (null).
/// Chain: case, letter or batch. The newest switch whose date has come counts.
/// </summary>
public sealed record LevelSwitch(string Chain, string Role, SignOffAction? Action, string From, string Reason, string By)
{
    public static readonly IReadOnlyList<string> Chains = ["case", "letter", "batch"];

    public static Rejection? Check(Actor actor, LevelSwitch asked)
    {
        if (!actor.Has(Roles.AgencyHead))
            return new("level-not-yours", "Hanya Kepala Dinas yang mengubah tingkat pengesahan.");
        if (!Chains.Contains(asked.Chain))
            return new("chain-unknown", "Rantai harus case, letter atau batch.", "chain");
        if (!Roles.All.Contains(asked.Role))
            return new("role-unknown-here", "Peran tidak dikenal.", "role");
        if (asked is { Role: Roles.AgencyHead, Chain: not "case", Action: SignOffAction.Off })
            return new("signature-level-fixed", "Tanda tangan Kepala Dinas tidak dapat dimatikan.", "role");
        if (asked.Action is not (null or SignOffAction.Off))
            return new("level-action-unknown", "Tingkat hanya dapat dimatikan atau dikembalikan ke pengaturan daerah.", "action");
        if (string.IsNullOrWhiteSpace(asked.Reason))
            return new("reason-missing", "Alasan wajib diisi.", "reason");
        return LocalDatePattern.Iso.Parse(asked.From).Success
            ? null
            : new("date-invalid", "Tanggal berlaku tidak sah (yyyy-MM-dd).", "from");
    }
}
