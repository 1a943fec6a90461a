using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>Finds a task as somebody looks at it.</summary>
internal sealed class ItemReading(CaseAccess access, Offices offices, PageTime time)
{
    /// <summary>The case without a scene when the task is over; neither when there is no such case for this person.</summary>
    public async Task<(CaseState? Case, ItemScene? Scene)> FindAsync(string caseId, string itemId, Actor me, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, me, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return (null, null);
        return state.WorkItems.GetValueOrDefault(ItemIds.FromUrl(itemId)) is { } item
            ? (state, new ItemScene(state, office, item, me, office.DateOf(time.Now)))
            : (state, null);
    }
}
