using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// The one policy for every route about a case, list and detail alike: a case of another region does not exist for the caller, nor one
/// whose names his roles never see.
/// </summary>
internal sealed class CaseAccess(
    CaseReader reader,
    CaseRegions regions,
    CaseDesk desk,
    Offices offices,
    CaseScopes scopes,
    Assignees assignees,
    FirstComers first
)
{
    /// <summary>The case when the caller may see it; null: for him there is none.</summary>
    public async Task<CaseState?> FindAsync(string caseId, Actor actor, CancellationToken ct)
    {
        var state = await reader.LoadAsync(caseId, ct);
        return state is not null && actor.MaySee(state.Region) && await scopes.MayKnowAsync(state, actor, ct) ? state : null;
    }

    /// <summary>Gives a command on a case that the caller may see.</summary>
    public async Task<Answer> GiveAsync(string caseId, Actor actor, Command command, CancellationToken ct)
    {
        if (await regions.OfAsync(caseId, ct) is not { } region || !actor.MaySee(region) || await IsHiddenAsync(caseId, actor, ct))
            return Refused(Rejection.NotFound("Berkas tidak ditemukan."));
        if (!offices.MayAct(actor, region))
            return Refused(new("region-not-yours", "Daerah ini belum dibuka untuk Anda."));
        if (command is RecordDocument { FileId: { } file } && await regions.CaseOfFileAsync(file, ct) != caseId)
            return Refused(
                Rejection.Unusable("file-unknown", "Unggahan ini tidak ada pada berkas ini; unggah ulang dokumennya.", "fileId")
            );
        if (await assignees.RefusalAsync(caseId, region, actor, command, ct) is { } nobody)
            return Refused(nobody);
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

    /// <summary>An administrator moves cases to another version without seeing them; only others with a narrow view are asked.</summary>
    private async Task<bool> IsHiddenAsync(string caseId, Actor actor, CancellationToken ct) =>
        scopes.IsNarrow(actor)
        && !actor.Has(Roles.Admin)
        && !(await reader.LoadAsync(caseId, ct) is { } state && await scopes.MayKnowAsync(state, actor, ct));

    private static Answer Refused(Rejection why) => new(Decision.Reject(why), null);
}
