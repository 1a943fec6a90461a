using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Pages.Tugas.Forms;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>Finds a task, or the tasks of a family's people at one step, as somebody looks at it.</summary>
internal sealed class ItemReading(CaseAccess access, DataGate gate, Offices offices, PageTime time)
{
    /// <summary>The case without a scene when the task is over; neither when there is no such case for this person.</summary>
    public async Task<(CaseState? Case, ItemScene? Scene)> FindAsync(string caseId, string itemId, Actor me, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, me, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return (null, null);
        return WorkGroups.Find(state, ItemIds.FromUrl(itemId), me.Id) is { Count: > 0 } items
            ? (state, new ItemScene(state, office, items, me, office.DateOf(time.Now)))
            : (state, null);
    }

    /// <summary>The form with what it shows; that it was shown to whoever may act is recorded, with the task as the purpose.</summary>
    public async Task<ItemForm> FilledAsync(ItemForm form, CancellationToken ct)
    {
        if (form.Scene.MayAct && form.Shows is { } what)
            await gate.OfTaskAsync(form.Case, form.Scene.Me, form.Item, what, ct);
        await form.FillAsync(ct);
        return form;
    }
}
