using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Effects;

/// <summary>
/// Puts a notice on the in-app list of its addressee. The id is the effect's key, so that a second run finds it there. Other channels read the same list.
/// No NIK and no illness: the text names the case number and what happened.
/// </summary>
internal sealed class SendNoticeEffect(CaseReader reader, IDbContextFactory<AppDb> databases) : EffectHandler
{
    private sealed record Told(string CaseId, string Id, string Happening, string To);

    public override IReadOnlyList<string> Kinds => [EffectKinds.SendNotice];

    public override async Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct)
    {
        var told = JsonSerializer.Deserialize<Told>(effect.Payload, JsonSerializerOptions.Web)!;
        if (await reader.LoadAsync(told.CaseId, ct) is not { } state) return;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Notices.AnyAsync(n => n.Id == effect.Key, ct)) return;
        var about = state.CaseNo ?? state.Batch?.No ?? "berkas baru";
        db.Notices.Add(new NoticeRow
        {
            Id = effect.Key, Region = state.Region, CaseId = state.Id, Event = told.Happening, Addressee = told.To, Channel = "IN_APP",
            Subject = $"{about}: {told.Happening.Replace('-', ' ')}", Text = $"{about}: {told.Happening.Replace('-', ' ')}", CreatedAt = item.CreatedAt,
        });
        await db.SaveChangesAsync(ct);
    }
}
