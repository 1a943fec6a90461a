using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Notices;

/// <summary>
/// Tells the office's own people outside the page: of an emergency at once, by the ways each of them chose. A message's id holds
/// what it is about, whom it goes to and by which way, so that a second run writes nothing twice.
/// </summary>
internal sealed class StaffTelling(ToldChoices choices, NoticeSeal seal)
{
    /// <summary>Notices about a task that are told at once when the case is an emergency.</summary>
    private static readonly string[] urgent = ["tugas-darurat", "tugas-separuh-waktu", "tugas-terlambat"];

    /// <summary>
    /// The messages that go with a notice to a role; none for what is no emergency (the digest tells it), or once the task is done.
    /// </summary>
    public async Task<IReadOnlyList<NoticeRow>> UrgentAsync(
        AppDb db,
        Office office,
        CaseState state,
        NoticeRow inside,
        string about,
        CancellationToken ct
    )
    {
        if (!office.Region.Settings.TellOfficials.Value || state.Path != CasePaths.Emergency || !urgent.Contains(inside.Event))
            return [];
        if (state.WorkItems.Values.FirstOrDefault(w => IsOf(about, w.Id)) is not { } item)
            return [];
        var (at, told) = (TellingHours.OfEmergency(office.Region.Settings, office.Time, inside.CreatedAt), new List<NoticeRow>());
        foreach (var (account, choice) in await StaffAsync(db, office, inside.CreatedAt, ct))
        {
            var holds = item.AssignedTo is { } holder && inside.Addressee == item.Role ? holder == account.Id : true;
            if (!choice.Emergencies || !holds || !IsIn(office, account, inside.Addressee, inside.CreatedAt))
                continue;
            var text = StaffWords.Arrived(item.Letter is not null, state.CaseNo ?? state.Batch?.No);
            told.AddRange(Messages(inside.Id, office, account.Id, choice, inside.Event, text, at, inside.CreatedAt, state.Id));
        }
        return told;
    }

    /// <summary>Accounts of a region that are on and chose to be told, with what they chose.</summary>
    public async Task<IReadOnlyList<(Actor Account, ToldChoiceRow Choice)>> StaffAsync(
        AppDb db,
        Office office,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var region = office.Region.Code;
        var rows = await (
            from choice in db.ToldChoices.AsNoTracking()
            join account in db.Accounts on choice.Account equals account.Id
            where account.Region == region && !account.Disabled && (choice.Email != null || choice.Phone != null)
            orderby account.Id
            select choice
        ).ToListAsync(ct);
        var ids = rows.Select(r => r.Account).ToArray();
        var roles = (await db.AccountRoles.AsNoTracking().Where(r => ids.Contains(r.AccountId)).ToListAsync(ct)).ToLookup(
            r => r.AccountId,
            r => r.Role
        );
        return [.. rows.Select(r => (new Actor(r.Account, "", region, [.. roles[r.Account]]), r))];
    }

    /// <summary>One message by each way of a choice.</summary>
    public IEnumerable<NoticeRow> Messages(
        string about,
        Office office,
        string account,
        ToldChoiceRow choice,
        string happening,
        string text,
        DateTimeOffset readyAt,
        DateTimeOffset now,
        string? caseId = null
    )
    {
        foreach (var (channel, address) in choices.Ways(choice))
        {
            var id = $"{about}/{account}/{channel}";
            yield return new NoticeRow
            {
                Id = id,
                Region = office.Region.Code,
                CaseId = caseId,
                Event = happening,
                Addressee = NoticeWriter.Account + account,
                Channel = channel,
                Subject = text,
                Text = text,
                CreatedAt = now,
                State = NoticeSender.Ready,
                Destination = seal.Seal(id, address),
                WhatsAppTemplate = choices.StaffTemplate,
                Attempts = 0,
                ReadyAt = readyAt,
            };
        }
    }

    /// <summary>
    /// Whether a message to one of the office's people must not leave any more: his account is off, or he chose otherwise since.
    /// </summary>
    public async Task<bool> IsOverAsync(AppDb db, NoticeRow notice, string destination, CancellationToken ct)
    {
        var account = notice.Addressee[NoticeWriter.Account.Length..];
        if (!await db.Accounts.AnyAsync(a => a.Id == account && !a.Disabled, ct))
            return true;
        var choice = await db.ToldChoices.AsNoTracking().SingleOrDefaultAsync(c => c.Account == account, ct);
        return choice is null || !choices.Ways(choice).Contains((notice.Channel, destination));
    }

    private static bool IsIn(Office office, Actor account, string role, DateTimeOffset now) =>
        office.Organisation.CapacityOf(account, role, office.DateOf(now)) is not null;

    /// <summary>A notice's key begins with the task it is about, or with one of the clocks on it.</summary>
    private static bool IsOf(string about, string item) =>
        about.StartsWith(item, StringComparison.Ordinal) && about.Length > item.Length && about[item.Length] is '/' or '|';
}
