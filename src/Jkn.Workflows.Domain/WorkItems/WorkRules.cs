using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>Rules that all acts on a work item share, in the order a person would check them.</summary>
internal static class WorkRules
{
    public static (WorkItem? Item, Rejection? No) Find(Deciding on, string id, int? ifVersion)
    {
        if (!on.State.WorkItems.TryGetValue(id, out var item))
            return (null, new("work-item-gone", "Tugas ini tidak ada atau sudah diselesaikan."));
        if (on.Office.Organisation.CapacityOf(on.Actor, item.Role, on.Today) is not { } capacity)
            return (
                null,
                on.Office.Organisation.ActiveDelegation(item.Role, on.Today) is not null && on.Actor.Has(item.Role)
                    ? new("official-absent", "Selama Plh/Plt bertugas, tugas ini dikerjakan pejabat pengganti.")
                    : new("work-item-not-yours", $"Tugas ini untuk peran {item.Role}.")
            );
        if (ifVersion is { } seen && seen != item.Version)
            return (null, new("work-item-stale", "Tugas ini sudah diubah orang lain."));
        on.ActAs(capacity);
        return (item, null);
    }
}
