using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Errands;

/// <summary>
/// The office does something of its own accord: writes to the villages, reports to BPJS. Nobody applies, so nobody is asked who he is. One
/// that reports on a batch is opened by that batch (<paramref name="Batch"/>).
/// </summary>
public sealed record OpenErrand(string Id, string Sop, string? Batch = null, string? BatchNo = null, string? Period = null) : Command
{
    /// <summary>The way in of what nobody brought.</summary>
    public const string Channel = "KANTOR";

    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length > 0)
            return Decision.Nothing(on.State);
        if (!on.Actor.IsSystem && !on.Actor.HasAny(Roles.BackOffice, Roles.DataManager, Roles.SectionHead))
            return Decision.Reject("role-missing", "Hanya Back Office atau atasannya yang memulai urusan kantor.");
        if (on.Office.Sops.Effective(Sop, on.Today) is not { } version)
            return Decision.Reject("sop-not-effective", "SOP ini belum berlaku pada hari ini.", "sop");
        if (version.Use != SopUses.Errand)
            return Decision.Reject("sop-not-for-errands", "SOP ini dimulai oleh pemohon, bukan oleh kantor.", "sop");
        if (Batch is null && version.BatchKind is not null)
            return Decision.Reject("errand-of-batch", "Urusan ini dibuka sendiri dari batch yang dilaporkannya.", "sop");

        on.Emit(new CaseEvent.CaseOpened(Id, CaseKind.Errand, on.Office.Region.Code, version.Key, version.Version, version.Id, Channel));
        if (Batch is not null)
        {
            on.Emit(new CaseEvent.FactNoted(Errand.BatchFact, Batch));
            on.Emit(new CaseEvent.FactNoted(Errand.BatchNoFact, BatchNo ?? Batch));
        }
        if (Period is not null)
            on.Emit(new CaseEvent.FactNoted(Errand.PeriodFact, Period));
        on.Emit(new CaseEvent.StatusChanged(CaseStatus.Running));
        return on.Unless(on.StartFlow(ImmutableDictionary<string, JsonElement>.Empty));
    }
}
