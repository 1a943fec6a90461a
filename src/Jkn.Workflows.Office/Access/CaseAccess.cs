using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// The one policy for every route about a case, list and detail alike: a case of another region does not exist for the caller.
/// </summary>
internal sealed class CaseAccess(
    CaseReader reader,
    CaseRegions regions,
    CaseDesk desk,
    Offices offices,
    Accounts.Accounts accounts,
    FirstComers first,
    IOptions<AuthOptions> auth,
    OfficeClock clock
)
{
    /// <summary>The case when the caller may see it; null: for him there is none.</summary>
    public async Task<CaseState?> FindAsync(string caseId, Actor actor, CancellationToken ct)
    {
        var state = await reader.LoadAsync(caseId, ct);
        return state is not null && actor.MaySee(state.Region) ? state : null;
    }

    /// <summary>Gives a command on a case that the caller may see.</summary>
    public async Task<Answer> GiveAsync(string caseId, Actor actor, Command command, CancellationToken ct)
    {
        if (await regions.OfAsync(caseId, ct) is not { } region || !actor.MaySee(region))
            return Refused(Rejection.NotFound("Berkas tidak ditemukan."));
        if (!offices.MayAct(actor, region))
            return Refused(new("region-not-yours", "Daerah ini belum dibuka untuk Anda."));
        if (command is RecordDocument { FileId: { } file } && await regions.CaseOfFileAsync(file, ct) != caseId)
            return Refused(
                Rejection.Unusable("file-unknown", "Unggahan ini tidak ada pada berkas ini; unggah ulang dokumennya.", "fileId")
            );
        if (
            Reassigned(command) is var (item, to)
            && ReassignWorkItem.MayReassign(actor)
            && !await MayTakeAsync(caseId, region, item, to, ct)
        )
            return Refused(
                Rejection.Unusable(
                    "assignee-unknown",
                    "Akun itu tidak dikenal di daerah ini, atau tidak memegang peran tugas ini.",
                    "to",
                    "Pilih petugas dengan peran tugas ini."
                )
            );
        var answer = await desk.RunAsync(caseId, region, actor, command, ct);
        return answer.Decision.Rejection is { } refusal
            ? answer with
            {
                Decision = Decision.Reject(await first.TellAsync(caseId, region, actor, command, refusal, ct)),
            }
            : answer;
    }

    /// <summary>What to tell somebody who comes to a task that is over.</summary>
    public async Task<string> WhyGoneAsync(CaseState state, string itemId, Actor actor, CancellationToken ct) =>
        await first.SentenceAsync(state.Id, state.Region, itemId, actor, ct) ?? "Tugas ini sudah selesai.";

    private static Answer Refused(Rejection why) => new(Decision.Reject(why), null);

    /// <summary>A group of tasks is one role's: its first stands for all.</summary>
    private static (string Item, string To)? Reassigned(Command command) =>
        command switch
        {
            ReassignWorkItem one => (one.WorkItemId, one.To),
            ReassignWorkItems { WorkItemIds: [var first, ..] } all => (first, all.To),
            _ => null,
        };

    /// <summary>
    /// A task given to nobody who could do it is a task lost. Who is known only to another authority cannot be looked up; that task still
    /// shows to its role.
    /// </summary>
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
        return office
            .Organisation.RolesOf(new Actor(account.Id, account.Name, account.Region, [.. account.Roles]), office.DateOf(clock.GetUtcNow()))
            .Contains(item.Role);
    }
}
