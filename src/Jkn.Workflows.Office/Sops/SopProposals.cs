using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Sops;

/// <summary>
/// "Usul revisi SOP": anybody of the office proposes, an administrator or the head answers. The answer changes nothing by itself: who takes
/// a proposal up makes a new version.
/// </summary>
internal sealed class SopProposals(AppDb db, Offices offices, OfficeClock clock)
{
    public const string Filed = "DIAJUKAN",
        Accepted = "DITERIMA",
        Declined = "DITOLAK";
    public const int LongestText = 1000;
    private const int Most = 100;

    public static bool MayAnswer(Actor actor) => actor.HasAny(Roles.Admin, Roles.AgencyHead);

    /// <summary>The newest first; of one procedure when named.</summary>
    public async Task<IReadOnlyList<SopProposalRow>> ListAsync(string region, string? sop, CancellationToken ct) =>
        await db
            .SopProposals.AsNoTracking()
            .Where(p => p.Region == region && (sop == null || p.Sop == sop))
            .OrderByDescending(p => p.MadeAt)
            .Take(Most)
            .ToListAsync(ct);

    /// <summary>What is wrong, or null when it is filed; the same id again changes nothing.</summary>
    public async Task<Rejection?> FileAsync(
        string id,
        Actor actor,
        string sop,
        string? step,
        string text,
        string? caseId,
        string? meetingId,
        CancellationToken ct
    )
    {
        if (offices.Find(actor.Region) is not { } office)
            return Rejection.NotFound("Daerah tidak ditemukan.");
        if (new Checks().Text("text", text, LongestText).Optional("step", step, 60).Rejection is { } wrong)
            return wrong;
        if (office.Sops.All.Where(v => v.Key == sop).MaxBy(v => v.Version) is not { } latest)
            return Rejection.Unusable("sop-unknown", "SOP ini tidak ada.", "sop");
        var version = office.Sops.Effective(sop, office.DateOf(clock.GetUtcNow())) ?? latest;
        if (step is not null && version.Definition.Nodes.All(n => n.Id != step))
            return Rejection.Unusable("step-unknown", "Langkah ini tidak ada pada SOP itu.", "step");
        if (await db.SopProposals.AnyAsync(p => p.Id == id, ct))
            return null;
        if (caseId is not null && !await db.Cases.AnyAsync(c => c.Id == caseId && c.Region == actor.Region, ct))
            return Rejection.NotFound("Berkas tidak ditemukan.");
        if (meetingId is not null && !await db.Meetings.AnyAsync(m => m.Id == meetingId && m.Region == actor.Region, ct))
            return Rejection.NotFound("Rapat tidak ditemukan.");
        db.SopProposals.Add(
            new SopProposalRow
            {
                Id = id,
                Region = actor.Region,
                Sop = sop,
                SopVersion = version.Version,
                Step = step,
                Text = text.Trim(),
                CaseId = caseId,
                MeetingId = meetingId,
                MadeAt = clock.GetUtcNow(),
                MadeBy = actor.Id,
                State = Filed,
            }
        );
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>What is wrong, or null when it is answered. Answered once: two who answer at once get one answer.</summary>
    public async Task<Rejection?> AnswerAsync(string id, Actor actor, bool accept, string answer, CancellationToken ct)
    {
        if (!MayAnswer(actor))
            return new("role-missing", "Hanya Admin atau Kepala Dinas yang menjawab usul revisi.");
        if (new Checks().Text("answer", answer, LongestText).Rejection is { } wrong)
            return wrong;
        var (now, state, text, by) = (clock.GetUtcNow(), accept ? Accepted : Declined, answer.Trim(), actor.Id);
        var changed = await db
            .SopProposals.Where(p => p.Id == id && p.Region == actor.Region && p.State == Filed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.State, state)
                        .SetProperty(p => p.Answer, text)
                        .SetProperty(p => p.AnsweredAt, now)
                        .SetProperty(p => p.AnsweredBy, by),
                ct
            );
        if (changed == 1)
            return null;
        return await db.SopProposals.AnyAsync(p => p.Id == id && p.Region == actor.Region, ct)
            ? new("proposal-answered", "Usul ini sudah dijawab.")
            : Rejection.NotFound("Usul tidak ditemukan.");
    }
}
