using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Errands;

/// <summary>An errand about one person of a case begins, asked for by that case (<see cref="PersonErrand"/>); once.</summary>
public sealed record OpenPersonErrand(string Id, string Use, ImmutableSortedDictionary<string, string> Facts) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Urusan ini dibuka sendiri oleh berkasnya.");
        if (on.State.Id.Length > 0)
            return Decision.Nothing(on.State);
        if (on.Office.Sops.EffectiveForUse(Use, on.Today) is not { } version)
            return Decision.Reject("sop-not-effective", "Belum ada SOP yang berlaku untuk urusan ini.", "sop");
        on.Emit(
            new CaseEvent.CaseOpened(
                Id,
                CaseKind.Errand,
                on.Office.Region.Code,
                version.Key,
                version.Version,
                version.Id,
                OpenErrand.Channel
            )
        );
        foreach (var (name, value) in Facts)
            on.Emit(new CaseEvent.FactNoted(name, value));
        on.Emit(new CaseEvent.StatusChanged(CaseStatus.Running));
        return on.Unless(on.StartFlow(ImmutableDictionary<string, JsonElement>.Empty));
    }
}
