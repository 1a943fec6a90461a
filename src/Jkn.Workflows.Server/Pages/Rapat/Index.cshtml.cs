using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Meetings;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Regions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Rapat;

/// <summary>Meetings and supervision of the office: what was held, what is overdue (domain-2.md 6.5).</summary>
internal sealed class IndexModel(AppDb db, MeetingDesk desk, Offices offices, People people, OfficeClock clock) : OfficePage
{
    private const int Most = 100;

    public IReadOnlyList<MeetingSettings> Kinds { get; private set; } = [];
    public IReadOnlyList<MeetingRow> Rows { get; private set; } = [];
    public IReadOnlyList<string> Overdue { get; private set; } = [];
    public bool MayRecord => MeetingDesk.MayRecord(Me);
    public string NewId { get; private set; } = "";

    public string LabelOf(string kind) => Kinds.FirstOrDefault(k => k.Code == kind)?.Label ?? Words.Spell(kind);

    public string NameOf(string id) => people.NameOf(id);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        NewId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
        Kinds = office.Region.Meetings;
        Rows = await db
            .Meetings.AsNoTracking()
            .Where(m => m.Region == Me.Region)
            .OrderByDescending(m => m.Day)
            .ThenByDescending(m => m.RecordedAt)
            .Take(Most)
            .ToListAsync(ct);
        Overdue = await MeetingReminders.OverdueAsync(db, office, clock.GetUtcNow(), ct);
        await people.LoadAsync(Rows.Select(r => (string?)r.RecordedBy), ct);
    }

    public async Task<IActionResult> OnGetNotulenAsync(string? id, CancellationToken ct) =>
        await desk.MinutesAsync(id ?? "", Me, ct) is { } minutes
            ? File(minutes.Content, minutes.MediaType, $"notulen{Application.Access.Uploads.ExtensionOf(minutes.MediaType)}")
            : NotFound();

    /// <summary>The form carries its id: sent twice, it is one.</summary>
    public async Task<IActionResult> OnPostAsync(
        string? id,
        string? jenis,
        string? tanggal,
        string? agenda,
        string? hadir,
        string? hasil,
        IFormFile? notulen,
        CancellationToken ct
    )
    {
        if (!Guid.TryParseExact(id, "n", out _))
            return BadRequest();
        var made = new NewMeeting(
            jenis ?? "",
            tanggal ?? "",
            agenda ?? "",
            hadir ?? "",
            hasil,
            notulen is { Length: > 0 } ? await BytesAsync(notulen, ct) : null
        );
        if (
            Refuses(
                await desk.RecordAsync(id, Me, made, ct),
                ("jenis", "kind"),
                ("tanggal", "day"),
                ("hadir", "attendance"),
                ("hasil", "outcome"),
                ("notulen", "minutes")
            )
        )
        {
            await OnGetAsync(ct);
            return Again();
        }
        Tell("Catatan rapat disimpan.");
        return Redirect("/rapat");
    }

    /// <summary>One byte more than is allowed is read: enough to be refused.</summary>
    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken ct)
    {
        var most = (int)Math.Min(file.Length, Application.Access.Uploads.MaxSize + 1);
        var bytes = new byte[most];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
