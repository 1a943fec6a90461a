using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Effects;

/// <summary>
/// Writes a notice down: on the in-app list of a role, or ready to leave for the applicant or the hospital. The id is the effect's key, so
/// that a second run finds it there. Sending itself is <see cref="NoticeSender"/>'s: a provider that is away must not hold up the outbox.
/// </summary>
internal sealed class SendNoticeEffect(
    CaseReader reader,
    Offices offices,
    NoticeWriter writer,
    StaffTelling staff,
    IDbContextFactory<AppDb> databases
) : EffectHandler
{
    private sealed record Told(
        string CaseId,
        string Id,
        string Happening,
        string To,
        ImmutableSortedDictionary<string, string>? People = null
    );

    public override IReadOnlyList<string> Kinds => [EffectKinds.SendNotice];

    public override async Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct)
    {
        var told = JsonSerializer.Deserialize<Told>(effect.Payload, JsonSerializerOptions.Web)!;
        if (await reader.LoadAsync(told.CaseId, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Notices.AnyAsync(n => n.Id == effect.Key, ct))
            return;
        if (!NoticeWriter.IsOutside(told.To))
        {
            var inside = NoticeWriter.Inside(
                effect.Key,
                state,
                office,
                told.Happening,
                told.To,
                item.CreatedAt,
                told.People?.Keys.ToList()
            );
            db.Notices.Add(inside);
            db.Notices.AddRange(await staff.UrgentAsync(db, office, state, inside, told.Id, ct));
        }
        else
        {
            var hospital =
                told.To == NoticeWriter.Hospital
                    ? await NoticeWriter.ContactAsync(db, state.Region, state.Facts.GetValueOrDefault(NoteFact.Hospital), ct)
                    : null;
            db.Notices.Add(writer.Outside(effect.Key, state, office, new(told.Happening, told.To, told.People), hospital, item.CreatedAt));
        }
        await db.SaveChangesAsync(ct);
    }
}
