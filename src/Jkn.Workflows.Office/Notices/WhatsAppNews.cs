using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Keys;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Notices;

/// <summary>
/// Reads a signed message of WhatsApp's webhook: delivery states of our messages by their number, and the words STOP and MULAI of whoever
/// writes back.
/// Anything else is passed over. Hearing the same twice changes nothing.
/// </summary>
internal sealed class WhatsAppNews(AppDb db, OptOuts optOuts, OfficeClock clock)
{
    private const int MostEntries = 1000;
    private static readonly string[] stop = ["STOP", "BERHENTI"],
        start = ["MULAI", "START"];

    public async Task HearAsync(JsonElement body, CancellationToken ct)
    {
        foreach (
            var value in List(body, "entry")
                .SelectMany(e => List(e, "changes"))
                .Select(c => Member(c, "value"))
                .OfType<JsonElement>()
                .Take(MostEntries)
        )
        {
            foreach (var status in List(value, "statuses").Take(MostEntries))
                await DeliveredAsync(Text(status, "id"), Text(status, "status"), ct);
            foreach (var message in List(value, "messages").Take(MostEntries))
                await AnsweredAsync(Text(message, "from"), Member(message, "text") is { } text ? Text(text, "body") : null, ct);
        }
    }

    private async Task DeliveredAsync(string? receipt, string? status, CancellationToken ct)
    {
        if (receipt is not { Length: > 0 and <= 200 })
            return;
        var now = clock.GetUtcNow();
        if (status is "delivered" or "read")
        {
            var (delivered, sent) = (NoticeSender.Delivered, NoticeSender.Sent);
            await db
                .Notices.Where(n => n.Receipt == receipt && n.State == sent)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, delivered), ct);
        }
        else if (
            status == "failed"
            && await db.Notices.FirstOrDefaultAsync(n => n.Receipt == receipt && n.State == NoticeSender.Sent, ct) is { } notice
        )
        {
            await NoticeSender.GiveUpAsync(db, notice, "undelivered", now, ct);
        }
    }

    private async Task AnsweredAsync(string? from, string? text, CancellationToken ct)
    {
        if (NoticeWriter.Phone(from) is not { } phone || text is null)
            return;
        var word = text.Trim().ToUpperInvariant();
        if (stop.Contains(word))
            await optOuts.SetAsync(phone, true, ct);
        else if (start.Contains(word))
            await optOuts.SetAsync(phone, false, ct);
    }

    private static JsonElement[] List(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var found) ? found : null;

    private static string? Text(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

/// <summary>Telephones that want no messages, known by a keyed hash alone.</summary>
internal sealed class OptOuts(IDbContextFactory<AppDb> databases, SecureLookup lookup, OfficeClock clock)
{
    public async Task<bool> HasAsync(string phone, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var hmac = lookup.Hmac(phone);
        return await db.OptOuts.AnyAsync(o => o.Hmac == hmac, ct);
    }

    public async Task SetAsync(string phone, bool on, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var hmac = lookup.Hmac(phone);
        var there = await db.OptOuts.AnyAsync(o => o.Hmac == hmac, ct);
        if (there == on)
            return;
        if (!on)
        {
            await db.OptOuts.Where(o => o.Hmac == hmac).ExecuteDeleteAsync(ct);
            return;
        }
        db.OptOuts.Add(new() { Hmac = hmac, At = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // the same STOP came twice at once: it stands
        }
    }
}
