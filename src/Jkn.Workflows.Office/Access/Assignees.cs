using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Access;

/// <summary>To whom a task may be given: a task given to nobody who could do it is a task lost.</summary>
internal sealed class Assignees(
    CaseReader reader,
    Offices offices,
    Accounts.Accounts accounts,
    IOptions<AuthOptions> auth,
    OfficeClock clock
)
{
    private static readonly Rejection Unknown = Rejection.Unusable(
        "assignee-unknown",
        "Akun itu tidak dikenal di daerah ini, atau tidak memegang peran tugas ini.",
        "to",
        "Pilih petugas dengan peran tugas ini."
    );

    /// <summary>Null when the command gives nothing away, or to somebody who holds the task's role.</summary>
    public async Task<Rejection?> RefusalAsync(string caseId, string region, Actor actor, Command command, CancellationToken ct) =>
        Reassigned(command) is var (item, to)
        // who may not reassign is not told which accounts there are
        && ReassignWorkItem.MayReassign(actor)
        && !await MayTakeAsync(caseId, region, item, to, ct)
            ? Unknown
            : null;

    /// <summary>A group of tasks is one role's: its first stands for all.</summary>
    private static (string Item, string To)? Reassigned(Command command) =>
        command switch
        {
            ReassignWorkItem one => (one.WorkItemId, one.To),
            ReassignWorkItems { WorkItemIds: [var first, ..] } all => (first, all.To),
            _ => null,
        };

    /// <summary>Who is known only to another authority cannot be looked up; that task still shows to its role.</summary>
    private async Task<bool> MayTakeAsync(string caseId, string region, string itemId, string to, CancellationToken ct)
    {
        if (
            auth.Value.UsesAuthority
            || await reader.LoadAsync(caseId, ct) is not { } state
            || state.WorkItems.GetValueOrDefault(itemId) is not { } item
        )
            return true;
        if (offices.Find(region) is not { } office || await accounts.FindAsync(to, ct) is not { } account || account.Region != region)
            return false;
        return office.Organisation.RolesOf(account.AsActor(), office.DateOf(clock.GetUtcNow())).Contains(item.Role);
    }
}
