using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Jkn.Workflows.Application.Reports;

/// <summary>The reports of a region for a month, from rows and journals; nothing is typed for them.</summary>
internal sealed class OfficeReports(IDbContextFactory<AppDb> databases, CaseReader reader, Offices offices)
{
    public const string Steps = "mutu-baku",
        Failures = "gagal-usul",
        Cards = "kartu-belum-diambil",
        Membership = "kepesertaan",
        Volume = "permohonan",
        Attachment = "daftar-lampiran",
        Complaints = "pengaduan",
        Survey = "skm";

    /// <summary>Journals are read whole for the steps: a larger month is sampled, and says so.</summary>
    public const int MostCases = 5_000;

    public static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Volume] = "Permohonan menurut keadaan",
        [Steps] = "Capaian Mutu Baku setiap langkah",
        [Failures] = "Gagal usul menurut alasan",
        [Membership] = "Laporan kepesertaan kepada BPJS",
        [Cards] = "Kartu belum diambil",
        [Attachment] = "Daftar lampiran kartu",
        [Complaints] = "Pengaduan",
        [Survey] = "Survei kepuasan masyarakat (SKM)",
    };

    /// <summary>Null when the region is not served or there is no such report.</summary>
    public async Task<Report?> MakeAsync(string region, string code, YearMonth month, CancellationToken ct)
    {
        if (offices.Find(region) is not { } office || !Titles.TryGetValue(code, out var title))
            return null;
        title += $", {Indonesian.Month(month)}";
        var (from, to) = office.Time.Days(month);
        await using var db = await databases.CreateDbContextAsync(ct);
        return code switch
        {
            Volume => await VolumeAsync(db, region, title, from, to, ct),
            Steps => await StepsAsync(db, office, title, from, to, ct),
            Failures => await ResultReports.FailuresAsync(db, office, title, month, ct),
            Cards => await ResultReports.CardsAsync(db, region, title, to, ct),
            Attachment => await AttachmentAsync(db, region, title, month, ct),
            Complaints => await ServiceReports.ComplaintsAsync(db, office, title, from, to, ct),
            Survey => await ServiceReports.SurveyAsync(db, office, title, from, to, ct),
            _ => await ResultReports.MembershipAsync(db, office, title, month, ct),
        };
    }

    private static async Task<Report> VolumeAsync(
        AppDb db,
        string region,
        string title,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    )
    {
        var found = await db.ReceivedIn(region, (from, to))
            .GroupBy(c => new
            {
                c.Sop,
                c.Status,
                c.Path,
                c.Channel,
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        return new(
            Volume,
            title,
            false,
            [new("Layanan"), new("Keadaan"), new("Jalur"), new("Saluran"), new("Jumlah", ColumnKind.Number)],
            [
                .. found
                    .OrderBy(f => f.Key.Sop, StringComparer.Ordinal)
                    .ThenBy(f => f.Key.Status, StringComparer.Ordinal)
                    .ThenByDescending(f => f.Count)
                    .Select(f =>
                        (IReadOnlyList<string?>)
                            [f.Key.Sop, CaseStatus.Labels[f.Key.Status], f.Key.Path, f.Key.Channel, ReportText.Text(f.Count)]
                    ),
            ]
        );
    }

    private async Task<Report> StepsAsync(
        AppDb db,
        Office office,
        string title,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    )
    {
        var ids = await db.ReceivedIn(office.Region.Code, (from, to))
            .OrderBy(c => c.CaseKey)
            .Select(c => c.Id)
            .Take(MostCases + 1)
            .ToListAsync(ct);
        var times = new StepTimes(office);
        foreach (var id in ids.Take(MostCases))
            times.Add(await reader.HistoryAsync(id, ct));
        return new(
            Steps,
            title,
            false,
            [
                new("Langkah"),
                new("Kegiatan", Width: 40),
                new("Pelaksana"),
                new("Mutu Baku waktu", Width: 24),
                new("Selesai", ColumnKind.Number),
                new("Median (menit layanan)"),
                new("Persentil 90 (menit layanan)"),
                new("Tepat waktu"),
            ],
            [
                .. times.Result.Select(s =>
                    (IReadOnlyList<string?>)
                        [
                            s.ActivityId,
                            s.Title,
                            s.Role,
                            s.Standard ?? "–",
                            ReportText.Text(s.Done),
                            ReportText.Decimal(s.MedianMinutes),
                            ReportText.Decimal(s.NinetiethMinutes),
                            s.ShareInTime is { } share ? ReportText.Decimal(share * 100) + " %" : "–",
                        ]
                ),
            ],
            ids.Count > MostCases ? $"Dihitung dari {MostCases:N0} berkas pertama bulan ini." : null
        );
    }

    /// <summary>
    /// The lines of a month's batches with the card that BPJS listed for them (Daftar Lampiran): matched, or without a card.
    /// </summary>
    private async Task<Report> AttachmentAsync(AppDb db, string region, string title, YearMonth month, CancellationToken ct)
    {
        var period = NodaTime.Text.YearMonthPattern.Iso.Format(month);
        var batches = await db
            .Batches.AsNoTracking()
            .Where(b => b.Region == region && b.Period.StartsWith(period))
            .OrderBy(b => b.CaseKey)
            .Select(b => b.CaseId)
            .ToListAsync(ct);
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var id in batches)
        {
            if (await reader.LoadAsync(id, ct) is not { Batch: { } batch })
                continue;
            rows.AddRange(
                batch
                    .Lines.Values.Where(l => l.ListRef is not null || l.Outcome == LineResults.NoCard)
                    .OrderBy(l => l.No)
                    .Select(l =>
                        (IReadOnlyList<string?>)
                            [
                                batch.No,
                                ReportText.Text(l.No),
                                Domain.Identity.IdentityText.Mask(l.Snapshot.Nik),
                                l.Snapshot.Nama,
                                l.CardNo is { Length: > 4 } card ? new string('*', card.Length - 4) + card[^4..] : null,
                                l.ListRef,
                                l.CardNo is null ? "tidak ada kartu" : "cocok",
                            ]
                    )
            );
        }
        return new(
            Attachment,
            title,
            true,
            [
                new("Batch", Width: 22),
                new("Baris", ColumnKind.Number),
                new("NIK (tersamar)", Width: 20),
                new("Nama", Width: 28),
                new("Nomor kartu (tersamar)", Width: 18),
                new("Daftar lampiran", Width: 18),
                new("Keterangan"),
            ],
            rows
        );
    }
}
