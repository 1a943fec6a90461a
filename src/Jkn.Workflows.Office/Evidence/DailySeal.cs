using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Evidence;

/// <summary>
/// After midnight of each region its day is closed: the ends of its journals are signed and written to a file (trust.md 7.1). The
/// installation's own journal has a sheet too. Days on which no server ran are closed with the next one.
/// </summary>
internal sealed class DailySeal(
    Offices offices,
    HeadsSeal seal,
    HeadsKey key,
    HeadsFiles files,
    IDbContextFactory<AppDb> databases,
    OfficeClock clock
)
{
    private readonly Dictionary<string, string> closed = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var office in offices.All)
            await CloseAsync(office.Region.Code, DayBefore(office), ct);
        if (offices.All.FirstOrDefault() is { } any)
            await CloseAsync("*", DayBefore(any), ct);
    }

    private string DayBefore(Office office) => LocalDatePattern.Iso.Format(office.Time.Local(clock.GetUtcNow()).Date.PlusDays(-1));

    private async Task CloseAsync(string region, string day, CancellationToken ct)
    {
        if (closed.TryGetValue(region, out var last) && string.CompareOrdinal(last, day) >= 0)
            return;
        await seal.RunAsync(region, day, key.Sign, ct);
        if (!await files.AppendAsync(region, ct))
            await TellAsync(region, day, ct);
        closed[region] = day;
    }

    /// <summary>Told once for each day that it is so, to the head: only he can say whether a restore was meant.</summary>
    private async Task TellAsync(string region, string day, CancellationToken ct)
    {
        var id = $"{region}/segel/{day}/{Roles.AgencyHead}";
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Notices.AnyAsync(n => n.Id == id, ct))
            return;
        const string Text =
            "Basis data lebih tua daripada berkas segel harian. Bila tidak ada pemulihan cadangan yang Anda ketahui, mintalah pemeriksaan "
            + "sebelum bekerja lebih lanjut.";
        db.Notices.Add(
            new NoticeRow
            {
                Id = id,
                Region = region,
                Event = "segel-lebih-baru",
                Addressee = Roles.AgencyHead,
                Channel = "IN_APP",
                Subject = Text,
                Text = Text,
                CreatedAt = clock.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(ct);
    }
}
