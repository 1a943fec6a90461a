using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Complaints;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>Takes complaints in, for page and API alike: checks lengths, finds the case that is named, gives the command.</summary>
internal sealed class ComplaintDesk(CaseDesk desk, AppDb db)
{
    /// <summary>What is wrong, or null when the complaint is open under the id.</summary>
    public async Task<Rejection?> OpenAsync(string id, Actor actor, NewComplaint asked, CancellationToken ct)
    {
        var checks = new Checks()
            .Text("channel", asked.Channel, 40)
            .Text("matter", asked.Matter, OpenComplaint.LongestMatter)
            .OptionalName("name", asked.Name, 100)
            .Optional("phone", asked.Phone, 20)
            .Optional("address", asked.Address, 300)
            .Optional("caseNo", asked.CaseNo, 60);
        if (checks.Rejection is { } invalid)
            return invalid;
        string? about = null;
        var (number, region) = (asked.CaseNo?.Trim(), actor.Region);
        if (number is { Length: > 0 })
        {
            about = await (
                await db
                    .Cases.AsNoTracking()
                    .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Case))
                    .NumberedAsync(db, number, ct)
            )
                .Select(c => c.Id)
                .FirstOrDefaultAsync(ct);
            if (about is null)
                return Rejection.Unusable(
                    "case-not-found",
                    "Berkas dengan nomor itu tidak ada.",
                    "caseNo",
                    "Tidak ada berkas dengan nomor ini di daerah Anda. Kosongkan bila tidak tahu."
                );
        }
        var answer = await desk.RunAsync(
            id,
            region,
            actor,
            new OpenComplaint(
                id,
                asked.Channel,
                asked.Matter,
                asked.Name,
                asked.Phone,
                about,
                about is null ? null : number,
                asked.Address
            ),
            creates: true,
            ct
        );
        return answer.Rejection;
    }
}
