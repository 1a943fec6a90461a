using System.Collections.Immutable;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Jkn.Workflows.Application.Reports;

/// <summary>
/// A report as a table: on a screen, as a spreadsheet, in print. <see cref="Personal"/>: names people; taking it out asks for a purpose.
/// </summary>
internal sealed record Report(
    string Code,
    string Title,
    bool Personal,
    IReadOnlyList<SheetColumn> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    string? Note = null
);

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
            Failures => await FailuresAsync(db, office, title, month, ct),
            Cards => await CardsAsync(db, region, title, to, ct),
            Attachment => await AttachmentAsync(db, region, title, month, ct),
            Complaints => await ComplaintsAsync(db, office, title, from, to, ct),
            Survey => await SurveyAsync(db, office, title, from, to, ct),
            _ => await MembershipAsync(db, office, title, month, ct),
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
                        (IReadOnlyList<string?>)[f.Key.Sop, CaseStatus.Labels[f.Key.Status], f.Key.Path, f.Key.Channel, Text(f.Count)]
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
                            Text(s.Done),
                            Decimal(s.MedianMinutes),
                            Decimal(s.NinetiethMinutes),
                            s.ShareInTime is { } share ? Decimal(share * 100) + " %" : "–",
                        ]
                ),
            ],
            ids.Count > MostCases ? $"Dihitung dari {MostCases:N0} berkas pertama bulan ini." : null
        );
    }

    private static async Task<Report> FailuresAsync(AppDb db, Office office, string title, YearMonth month, CancellationToken ct)
    {
        var (region, period) = (office.Region.Code, NodaTime.Text.YearMonthPattern.Iso.Format(month));
        var found = await (
            from line in db.BatchLines.AsNoTracking()
            join batch in db.Batches on line.CaseKey equals batch.CaseKey
            where batch.Region == region && batch.Period.StartsWith(period) && line.Outcome == LineResults.Failed
            group line by line.ReasonCode into g
            select new { g.Key, Count = g.Count() }
        ).ToListAsync(ct);
        return new(
            Failures,
            title,
            false,
            [new("Kode"), new("Alasan", Width: 40), new("Dapat diperbaiki"), new("Jumlah", ColumnKind.Number)],
            [
                .. found
                    .OrderByDescending(f => f.Count)
                    .Select(f =>
                        (IReadOnlyList<string?>)
                            [
                                f.Key,
                                office.Reasons?.Find(f.Key ?? "")?.Label,
                                office.Reasons?.Find(f.Key ?? "") is { } r
                                    ? r.Correctable
                                        ? "ya"
                                        : "tidak"
                                    : null,
                                Text(f.Count),
                            ]
                    ),
            ]
        );
    }

    private static async Task<Report> CardsAsync(AppDb db, string region, string title, DateTimeOffset to, CancellationToken ct)
    {
        var found = await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Status == CaseStatus.CardReceived && c.ClosedAt == null && c.StatusSince < to)
            .OrderBy(c => c.StatusSince)
            .Select(c => new
            {
                c.CaseNo,
                c.Name,
                c.NikMasked,
                c.StatusSince,
            })
            .Take(2000)
            .ToListAsync(ct);
        return new(
            Cards,
            title,
            true,
            [
                new("Nomor berkas", Width: 26),
                new("Nama", Width: 30),
                new("NIK (tersamar)", Width: 20),
                new("Kartu diterima", ColumnKind.Date),
            ],
            [
                .. found.Select(f =>
                    (IReadOnlyList<string?>)
                        [
                            f.CaseNo,
                            f.Name,
                            f.NikMasked,
                            f.StatusSince.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                        ]
                ),
            ]
        );
    }

    private static async Task<Report> MembershipAsync(AppDb db, Office office, string title, YearMonth month, CancellationToken ct)
    {
        var (region, period) = (office.Region.Code, NodaTime.Text.YearMonthPattern.Iso.Format(month));
        var found = await (
            from batch in db.Batches.AsNoTracking()
            where batch.Region == region && batch.Period.StartsWith(period)
            orderby batch.CaseKey
            select new
            {
                batch.No,
                batch.Stage,
                batch.SentAt,
                batch.Receipt,
                batch.Lines,
                batch.Waiting,
                Active = db.BatchLines.Count(l => l.CaseKey == batch.CaseKey && l.Outcome == LineResults.Active),
                Failed = db.BatchLines.Count(l => l.CaseKey == batch.CaseKey && l.Outcome == LineResults.Failed),
                NoCard = db.BatchLines.Count(l => l.CaseKey == batch.CaseKey && l.Outcome == LineResults.NoCard),
            }
        ).ToListAsync(ct);
        return new(
            Membership,
            title,
            false,
            [
                new("Batch", Width: 24),
                new("Tahap"),
                new("Diserahkan", ColumnKind.Date),
                new("Tanda terima"),
                new("Diusulkan", ColumnKind.Number),
                new("Aktif", ColumnKind.Number),
                new("Gagal usul", ColumnKind.Number),
                new("Tanpa kartu", ColumnKind.Number),
                new("Belum ada hasil", ColumnKind.Number),
            ],
            [
                .. found.Select(f =>
                    (IReadOnlyList<string?>)
                        [
                            f.No,
                            f.Stage,
                            f.SentAt is { } sent ? office.DateOf(sent) : null,
                            f.Receipt,
                            Text(f.Lines),
                            Text(f.Active),
                            Text(f.Failed),
                            Text(f.NoCard),
                            Text(f.Lines - f.Active - f.Failed - f.NoCard),
                        ]
                ),
            ]
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
                                Text(l.No),
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

    private static async Task<Report> ComplaintsAsync(
        AppDb db,
        Office office,
        string title,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    )
    {
        var region = office.Region.Code;
        var found = await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Complaint) && c.ReceivedAt >= from && c.ReceivedAt < to)
            .GroupBy(c => c.Channel)
            .Select(g => new
            {
                g.Key,
                All = g.Count(),
                Closed = g.Count(c => c.ClosedAt != null),
                Late = g.Count(c => c.ClosedAt == null && c.Overdue),
            })
            .ToListAsync(ct);
        return new(
            Complaints,
            title,
            false,
            [
                new("Saluran", Width: 36),
                new("Diterima", ColumnKind.Number),
                new("Ditangani", ColumnKind.Number),
                new("Terbuka", ColumnKind.Number),
                new("Terlambat", ColumnKind.Number),
            ],
            [
                .. found
                    .OrderByDescending(f => f.All)
                    .Select(f =>
                        (IReadOnlyList<string?>)
                            [
                                office.Region.Complaints.Find(f.Key)?.Label ?? f.Key,
                                Text(f.All),
                                Text(f.Closed),
                                Text(f.All - f.Closed),
                                Text(f.Late),
                            ]
                    ),
            ]
        );
    }

    private static async Task<Report> SurveyAsync(
        AppDb db,
        Office office,
        string title,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    )
    {
        var region = office.Region.Code;
        var answers = await db
            .Surveys.AsNoTracking()
            .Where(s => s.Region == region && s.At >= from && s.At < to)
            .Select(s => s.Answers)
            .ToListAsync(ct);
        var result = Domain.Surveys.Skm.Of([.. answers.Select(a => a.Select(digit => digit - '0').ToImmutableArray())]);
        return new(
            Survey,
            title,
            false,
            [new("Unsur", Width: 44), new("Nilai rata-rata")],
            result is null
                ? []
                :
                [
                    .. Domain.Surveys.Skm.Elements.Select(
                        (e, i) => (IReadOnlyList<string?>)[e, result.Means[i].ToString("0.00", Indonesia)]
                    ),
                ],
            result is null
                ? null
                : string.Create(Indonesia, $"Indeks {result.Index:0.00}, mutu {result.Grade} ({result.Words}), {result.Answers} lembar.")
        );
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>With a comma, as the office writes.</summary>
    private static string Decimal(double number) => number.ToString("0.#", Indonesia);

    internal static readonly System.Globalization.NumberFormatInfo Indonesia = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
    };
}
