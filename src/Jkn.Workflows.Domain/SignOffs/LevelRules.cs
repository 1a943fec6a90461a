using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Sops;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>Who may switch a level, and which switch means something .</summary>
public static class LevelRules
{
    public static Rejection? Refusal(Actor actor, LevelSwitch asked, SopShelf shelf)
    {
        if (!actor.Has(Roles.AgencyHead))
            return new("level-not-yours", "Hanya Kepala Dinas yang mengubah tingkat pengesahan.");
        if (!Chains.All.Contains(asked.Chain))
            return new("chain-unknown", "Rantai harus case, letter atau batch.", "chain");
        if (!Roles.All.Contains(asked.Role))
            return new("role-unknown-here", "Peran tidak dikenal.", "role");
        if (asked is { Role: Roles.AgencyHead, Chain: not Chains.Case, Setting: LevelSetting.Off })
            return new("signature-level-fixed", "Tanda tangan Kepala Dinas tidak dapat dimatikan.", "role");
        if (string.IsNullOrWhiteSpace(asked.Reason))
            return new("reason-missing", "Alasan wajib diisi.", "reason");
        return LocalDatePattern.Iso.Parse(asked.From).Success
            ? ScopeRefusal(asked, shelf)
            : new("date-invalid", "Tanggal berlaku tidak sah (yyyy-MM-dd).", "from");
    }

    private static Rejection? ScopeRefusal(LevelSwitch asked, SopShelf shelf)
    {
        if (asked is { FromVersion: not null, Sop: null })
            return new("sop-missing", "Sebutkan SOP yang versinya dimaksud.", "sop");
        if (asked.Sop is { } sop && shelf.All.All(v => v.Key != sop))
            return new("sop-unknown", $"SOP \"{sop}\" tidak ada.", "sop");
        if (asked is { Sop: { } key, FromVersion: { } number } && shelf.ByNumber(key, number) is null)
            return new("sop-version-unknown", $"Versi {number} belum ada; buat versi baru lebih dulu.", "fromVersion");
        // A level is a step of a procedure: nobody can be switched into a chain that has no place for him.
        return asked.Setting == LevelSetting.On && !shelf.All.Any(v => Names(asked, v, shelf) && SignChain.Has(v, shelf, asked))
            ? new(
                "level-not-in-chain",
                $"Tidak ada langkah {asked.Role} pada rantai versi yang dimaksud: buat versi baru yang memuatnya, lalu nyalakan.",
                "role"
            )
            : null;
    }

    private static bool Names(LevelSwitch asked, SopVersion version, SopShelf shelf) =>
        (asked.Sop is null || asked.Sop == version.Key)
        && version.Version >= shelf.FirstVersion(version.Key, asked.FromVersion, asked.From);
}
