using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;

namespace Jkn.Workflows.Server.Live;

/// <summary>
/// How much waits for somebody: tasks of his roles that nobody took and those he holds, and among them what he is to sign.
/// </summary>
internal sealed record WaitingNumbers(int Tasks, int SignOffs)
{
    private const int Most = 99;

    public static string Shown(int count) => count > Most ? $"{Most}+" : $"{count}";
}

/// <summary>Counts what waits, for the menu and the live stream. Looks at no more than a few hundred rows, however much there is.</summary>
internal sealed class WaitingWork(Inbox inbox, Offices offices, OfficeClock clock)
{
    private const int Looked = 100;

    public async Task<WaitingNumbers> OfAsync(Actor actor, CancellationToken ct)
    {
        if (offices.Find(actor.Region) is not { } office)
            return new(0, 0);
        var roles = office.Organisation.RolesOf(actor, office.DateOf(clock.GetUtcNow()));
        var free = await inbox.PageAsync(actor.Region, roles, null, Looked, ct, new(Unassigned: true));
        var mine = await inbox.DeskAsync(actor.Id, null, Looked, ct);
        var all = free.Concat(mine).DistinctBy(r => (r.CaseKey, r.ItemId)).ToList();
        return new(all.Count, all.Count(r => r.Kind == WorkKinds.SignOff && roles.Contains(r.Role)));
    }
}
