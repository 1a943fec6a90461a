using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// An administrator puts a running case on another version of its procedure (A-22, AC-65): only between waiting points that exist in both,
/// with a reason, and never running a finished step again. <paramref name="Map"/> names the counterpart of a waiting point that has another
/// id there.
/// </summary>
public sealed record MigrateCase(string ToVersionId, string Reason, IReadOnlyDictionary<string, string>? Map = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.Has(Roles.Admin))
            return Decision.Reject("migrate-not-yours", "Hanya admin yang memindahkan berkas ke versi SOP lain.");
        if (on.State.Id.Length == 0)
            return Decision.Reject("case-unknown", "Berkas tidak ada.");
        if (!on.State.IsOpen)
            return Decision.Reject("case-closed", "Berkas sudah ditutup.");
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        if (on.Office.Sops.ById(ToVersionId) is not { } to)
            return Decision.Reject("sop-version-unknown", "Versi SOP tidak ada.", "toVersionId");
        if (to.Id == on.State.DefinitionId)
            return Decision.Nothing(on.State);
        if (to.State != SopState.Efektif)
            return Decision.Reject("sop-not-in-force", "Berkas hanya dapat dipindahkan ke versi yang berlaku.", "toVersionId");
        var moved = FlowEngine.Migrate(on.Definition, to.Definition, on.Office.Sops.Library, on.State.Flow, Map, on.Host, on.Now);
        if (moved.Refusal is { } no)
            return Decision.Reject(no.Code, no.Message);
        on.Emit(new CaseEvent.CaseMigrated(on.State.SopVersion, to.Version, to.Id, Reason));
        return on.Accept();
    }
}
