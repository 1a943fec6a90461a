using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Cases;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>Finds a task and, where it is over or was changed, who did what to it last.</summary>
internal sealed class ItemReading(CaseAccess access, Offices offices, CaseReader reader, People people, PageTime time)
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

    public async Task<string> LastActAsync(CaseState state, CancellationToken ct)
    {
        var last = (await reader.HistoryAsync(state.Id, ct)).LastOrDefault(h => h.Stamp.By != Stamp.System);
        if (last.Stamp is null)
            return "";
        await people.LoadAsync([last.Stamp.By], ct);
        var what = last.Events.Select(e => HistoryWords.Of(e, state)).LastOrDefault(w => w is not null) ?? "mengubahnya";
        return $"{people.NameOf(last.Stamp.By)}, {time.Stamp(last.Stamp.At)}: {what}.";
    }
}
