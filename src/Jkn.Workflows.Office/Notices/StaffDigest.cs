using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Jkn.Workflows.Application.Notices;

/// <summary>
/// When service begins, tells everybody who asked for it how much waits for him: what he holds and what lies in the pools of his roles.
/// Once a day and way: the message's id holds the day, so that nodes and restarts tell nobody twice.
/// </summary>
internal sealed class StaffDigest(Offices offices, StaffTelling telling, Inbox inbox, IDbContextFactory<AppDb> databases, OfficeClock clock)
{
    public const string Happening = "ringkasan-tugas";
    private const int Looked = 200;
    private readonly Dictionary<string, LocalDate> done = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var office in offices.All)
        {
            var now = clock.GetUtcNow();
            if (TellingHours.DigestDay(office.Time, now) is not { } day || done.GetValueOrDefault(office.Region.Code) == day)
                continue;
            if (!office.Region.Settings.TellOfficials.Value || await TellAsync(office, now, ct))
                done[office.Region.Code] = day;
        }
    }

    /// <summary>False when another node wrote at the same moment: the next round sees its rows.</summary>
    private async Task<bool> TellAsync(Office office, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var (account, choice) in (await telling.StaffAsync(db, office, now, ct)).Where(s => s.Choice.Digest))
        {
            var rows = await WaitingAsync(office, account, now, ct);
            if (rows.Count == 0)
                continue;
            var about = $"{office.Region.Code}/{Happening}/{office.DateOf(now)}";
            foreach (var message in telling.Messages(about, office, account.Id, choice, Happening, StaffWords.Waiting(rows), now, now))
            {
                if (!await db.Notices.AnyAsync(n => n.Id == message.Id, ct))
                    db.Notices.Add(message);
            }
        }
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<WorkItemRow>> WaitingAsync(Office office, Actor account, DateTimeOffset now, CancellationToken ct)
    {
        var roles = office.Organisation.RolesOf(account, office.DateOf(now));
        var free = await inbox.PageAsync(office.Region.Code, roles, null, Looked, ct, new(Unassigned: true));
        var mine = await inbox.DeskAsync(account.Id, null, Looked, ct);
        return [.. mine.Concat(free).DistinctBy(r => (r.CaseKey, r.ItemId))];
    }
}
