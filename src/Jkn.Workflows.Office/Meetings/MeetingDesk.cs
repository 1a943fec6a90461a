using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Meetings;

/// <summary>A meeting as it is written down.</summary>
internal sealed record NewMeeting(string Kind, string Day, string Agenda, string Attendance, string? Outcome, byte[]? Minutes);

/// <summary>
/// The office's meetings and supervision. They change no rule and give nobody power: rows, never edited. The minutes may name people, so
/// their file is sealed.
/// </summary>
internal sealed class MeetingDesk(AppDb db, Offices offices, FileGate gate, IDataProtectionProvider protection, OfficeClock clock)
{
    public const int LongestText = 2000;
    private static readonly string[] mayRecord =
    [
        Roles.BackOffice,
        Roles.DataManager,
        Roles.SectionHead,
        Roles.DivisionHead,
        Roles.Secretary,
        Roles.AgencyHead,
        Roles.Supervisor,
    ];

    public static bool MayRecord(Actor actor) => actor.HasAny([.. mayRecord]);

    /// <summary>What is wrong, or null when it is written down; the same id again changes nothing.</summary>
    public async Task<Rejection?> RecordAsync(string id, Actor actor, NewMeeting made, CancellationToken ct)
    {
        if (!MayRecord(actor))
            return new("role-missing", "Peran Anda tidak mencatat rapat.");
        if (offices.Find(actor.Region) is not { } office)
            return Rejection.NotFound("Daerah tidak ditemukan.");
        if (Refusal(office, made) is { } wrong)
            return wrong;
        if (await db.Meetings.AnyAsync(m => m.Id == id, ct))
            return null;
        var (minutes, refused) = made.Minutes is null ? (null, null) : await gate.PassAsync(made.Minutes, ct);
        if (refused is not null)
            return Rejection.Unusable(refused.Code, refused.Message, "minutes");
        db.Meetings.Add(
            new MeetingRow
            {
                Id = id,
                Region = actor.Region,
                Kind = made.Kind,
                Day = made.Day,
                Agenda = made.Agenda.Trim(),
                Attendance = made.Attendance.Trim(),
                Outcome = Checks.Given(made.Outcome),
                MinutesType = minutes?.MediaType,
                Minutes = minutes is null ? null : Protector(id).Protect(minutes.Bytes),
                RecordedAt = clock.GetUtcNow(),
                RecordedBy = actor.Id,
            }
        );
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>The minutes of a meeting of one's own region; null when there are none.</summary>
    public async Task<(byte[] Content, string MediaType)?> MinutesAsync(string id, Actor actor, CancellationToken ct) =>
        await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.Region == actor.Region, ct)
            is { Minutes: { } box, MinutesType: { } type }
            ? (Protector(id).Unprotect(box), type)
            : null;

    private Rejection? Refusal(Office office, NewMeeting made)
    {
        var checks = new Checks()
            .That(office.Region.Meetings.Any(k => k.Code == made.Kind), "kind", "kind-unknown", "Pilih jenis rapat.")
            .Text("agenda", made.Agenda, LongestText)
            .Text("attendance", made.Attendance, LongestText)
            .Optional("outcome", made.Outcome, LongestText)
            .That(
                made.Minutes is null || made.Minutes.Length <= Uploads.MaxSize,
                "minutes",
                "file-too-large",
                "Ukuran notulen melebihi 4 MB."
            );
        return checks.Rejection ?? KeyedDate.Refusal(made.Day, "day", "Tanggal rapat", office.Time.Local(clock.GetUtcNow()).Date);
    }

    private IDataProtector Protector(string id) => protection.CreateProtector("Jkn.Workflows.Meetings", id);
}
