using System.Globalization;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Meetings;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.SignOffs;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Workers;

/// <summary>
/// What an office should hear before it hurts: a level without an official seven days before a cut-off, a calendar that is missing
/// from November on (AC-34), and what is due by the day: an overdue survey, guests and records of reading past their retention.
/// Told once each: the notice's id says what it is about, so that every node and every round may ask.
/// </summary>
internal sealed class DailyRound(
    Offices offices,
    IDbContextFactory<AppDb> databases,
    GuestRetention guests,
    AuditRetention looks,
    OfficeClock clock
)
{
    private string done = "";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (done == today)
            return;
        await DestroyExpiredAsync(ct);
        var wanted = offices.All.SelectMany(office => About(office, now)).ToList();
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var office in offices.All)
        {
            wanted.AddRange(AboutSurvey(office, await LastSurveyAsync(db, office.Region.Code, ct), now));
            wanted.AddRange(AboutMeetings(office, await MeetingReminders.OverdueAsync(db, office, now, ct), now));
            if (await guests.ProposedAsync(office, ct) is { } over)
                wanted.Add(AboutGuests(office, over, now));
            if (await looks.ProposedAsync(office, ct) is { } old)
                wanted.Add(AboutLooks(office, old, now));
        }
        foreach (var notice in wanted)
        {
            if (!await db.Notices.AnyAsync(n => n.Id == notice.Id, ct))
                db.Notices.Add(notice);
        }
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another node told the same at the same moment; the next round sees its rows.
            return;
        }
        done = today;
    }

    /// <summary>What is kept by the day and is over its time: guests' names, records of who read whose data.</summary>
    private async Task DestroyExpiredAsync(CancellationToken ct)
    {
        await guests.RunAsync(ct);
        await looks.RunAsync(ct);
    }

    /// <summary>Everything an office should be told at a moment, as rows of its in-house notices.</summary>
    internal static IEnumerable<NoticeRow> About(Office office, DateTimeOffset now) =>
        OfficeWarnings.Of(office, now).Select(w => Notice(office.Region.Code, w.To, w.About, w.Happening, w.Text, now));

    /// <summary>The last sheet; of a region that never asked, the first case: from then on there were people to ask.</summary>
    private static async Task<DateTimeOffset?> LastSurveyAsync(AppDb db, string region, CancellationToken ct) =>
        await db
            .Surveys.AsNoTracking()
            .Where(s => s.Region == region)
            .OrderByDescending(s => s.At)
            .Select(s => (DateTimeOffset?)s.At)
            .FirstOrDefaultAsync(ct)
        ?? await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == "Case")
            .OrderBy(c => c.CaseKey)
            .Select(c => (DateTimeOffset?)c.ReceivedAt)
            .FirstOrDefaultAsync(ct);

    /// <summary>A survey that is overdue is told to the heads once a month (AC-74).</summary>
    internal static IEnumerable<NoticeRow> AboutSurvey(Office office, DateTimeOffset? last, DateTimeOffset now)
    {
        var today = office.Time.Local(now).Date;
        if (last is not { } at || !office.Survey.IsOverdue(office.Time.Local(at).Date, today))
            yield break;
        var text =
            $"Survei kepuasan (SKM) terakhir {Indonesian.Date(office.Time.Local(at).Date)}; paling lambat setiap "
            + $"{office.Survey.MaxMonths} bulan.";
        foreach (var to in new[] { Roles.SectionHead, Roles.AgencyHead })
            yield return Notice(office.Region.Code, to, $"skm/{today.Year:0000}-{today.Month:00}", "survei-terlambat", text, now);
    }

    /// <summary>Meetings that are overdue are told to the heads once a month (domain-2.md 6.5).</summary>
    internal static IEnumerable<NoticeRow> AboutMeetings(Office office, IReadOnlyList<string> overdue, DateTimeOffset now)
    {
        if (overdue.Count == 0)
            yield break;
        var today = office.Time.Local(now).Date;
        foreach (var to in new[] { Roles.SectionHead, Roles.AgencyHead })
            yield return Notice(
                office.Region.Code,
                to,
                $"rapat/{today.Year:0000}-{today.Month:00}",
                "rapat-terlambat",
                string.Join(' ', overdue),
                now
            );
    }

    /// <summary>Guests past their retention are proposed to the head once a month, until he approves.</summary>
    private static NoticeRow AboutGuests(Office office, PastRetention over, DateTimeOffset now)
    {
        var today = office.Time.Local(now).Date;
        return Notice(
            office.Region.Code,
            Roles.AgencyHead,
            $"buku-tamu/{today.Year:0000}-{today.Month:00}",
            "pemusnahan-diusulkan",
            $"Buku tamu: data {over.Count} tamu melewati masa simpan {office.Region.Retention.GuestBookYears.Value} tahun. Setujui "
                + "pemusnahannya di halaman Buku register.",
            now
        );
    }

    private NoticeRow AboutLooks(Office office, PastRetention over, DateTimeOffset now)
    {
        var today = office.Time.Local(now).Date;
        return Notice(
            office.Region.Code,
            Roles.AgencyHead,
            $"jejak-pembukaan/{today.Year:0000}-{today.Month:00}",
            "pemusnahan-diusulkan",
            $"Jejak pembukaan data: {over.Count} catatan melewati masa simpan {looks.YearsFor(office)} tahun. Setujui pemusnahannya "
                + "di halaman Retensi arsip.",
            now
        );
    }

    private static NoticeRow Notice(string region, string to, string about, string happening, string text, DateTimeOffset now) =>
        new()
        {
            Id = $"{region}/{about}/{to}",
            Region = region,
            Event = happening,
            Addressee = to,
            Channel = "IN_APP",
            Subject = text,
            Text = text,
            CreatedAt = now,
        };
}
