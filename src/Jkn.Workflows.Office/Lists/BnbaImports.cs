using System.Security.Cryptography;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Participants;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What came of taking a file in.</summary>
internal sealed record TakenIn(ImportRow? Import, bool Repeated, Rejection? Refusal)
{
    public static TakenIn Refused(string code, string message, string? field = null) => new(null, false, new(code, message, field));
}

/// <summary>
/// Lists of people from kelurahan: taken in with a verdict for each row, then, by a person's decision, opened as cases. Nothing but the
/// list itself is stored before that decision, and the same file comes in once.
/// </summary>
internal sealed class BnbaImports(
    IDbContextFactory<AppDb> databases,
    Offices offices,
    BnbaCheck check,
    ImportSeal seal,
    SecureLookup lookup,
    OfficeDesk desk,
    OfficeClock clock
)
{
    /// <summary>A list of 20,000 rows is about 3 MB as XLSX.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    public const string Checked = "DIPERIKSA",
        Opening = "MEMBUKA",
        Done = "SELESAI";

    /// <summary>What to open: every row or none, or the rows that can be.</summary>
    public const string All = DecideImport.All,
        ValidOnly = DecideImport.ValidOnly;
    public const string Take = "AMBIL",
        Skip = "LEWATI";

    public async Task<TakenIn> TakeInAsync(Actor actor, string sop, string layoutCode, byte[] content, CancellationToken ct)
    {
        if (offices.Find(actor.Region) is not { } office)
            return TakenIn.Refused("region-not-served", "Daerah ini sedang tidak dilayani.");
        if (office.Layouts.GetValueOrDefault(layoutCode) is not { Use: ListLayout.People } layout)
            return TakenIn.Refused("layout-unknown", "Tata letak daftar ini tidak ada.", "layout");
        if (office.Sops.Effective(sop, office.DateOf(clock.GetUtcNow())) is not { Use: SopUses.Case })
            return TakenIn.Refused("sop-not-effective", "SOP ini belum berlaku pada hari ini.", "sop");
        var hmac = lookup.Hmac($"{sop}/{Convert.ToHexString(SHA256.HashData(content))}");
        if (await FindAsync(actor.Region, hmac, ct) is { } before)
            return new(before, true, null);
        IReadOnlyList<RowVerdict> rows;
        try
        {
            rows = await check.RunAsync(office, ListReading.Read(content, layout, SheetLimits.Default), clock.GetUtcNow(), ct);
        }
        catch (SheetRefusedException e)
        {
            return TakenIn.Refused(e.Code, e.Row is { } row ? $"Baris {row}: {e.Message}" : e.Message, "body");
        }
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
        var import = new ImportRow
        {
            Id = id,
            Region = actor.Region,
            FileHmac = hmac,
            Layout = layout.Code,
            Sop = sop,
            State = Checked,
            Rows = rows.Count,
            Valid = Count(rows, Verdicts.Valid),
            Warned = Count(rows, Verdicts.Warned),
            Doubled = Count(rows, Verdicts.Doubled),
            Wrong = Count(rows, Verdicts.Wrong),
            Sealed = seal.Seal(id, rows),
            Choices = "{}",
            Refusals = "{}",
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = actor.Id,
            ReadyAt = clock.GetUtcNow(),
        };
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Imports.Add(import);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The same file at the same moment from somebody else; anything else that was wrong leaves no row, and stays an error.
            if (await FindAsync(actor.Region, hmac, ct) is { } first)
                return new(first, true, null);
            throw;
        }
        return new(import, false, null);
    }

    /// <summary>An import of the region; null when there is none.</summary>
    public async Task<ImportRow?> FindAsync(string region, string id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.Region == region, ct);
    }

    public IReadOnlyList<RowVerdict> RowsOf(ImportRow import) => seal.Open(import);

    /// <summary>A person says which of several rows with one NIK counts.</summary>
    public async Task<Rejection?> ChooseAsync(string region, string id, IReadOnlyDictionary<int, string> chosen, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id && i.Region == region, ct) is not { } import)
            return new("import-unknown", "Impor tidak ditemukan.");
        if (import.State != Checked)
            return new("import-opened", "Daftar ini sudah dibuka menjadi berkas.");
        var rows = seal.Open(import).ToDictionary(r => r.Row);
        var choices = ImportNotes.Read(import.Choices);
        foreach (var (row, choice) in chosen)
        {
            if (choice is not (Take or Skip))
                return new("choice-unknown", "Pilihan harus AMBIL atau LEWATI.", $"choices.{row}");
            if (rows.GetValueOrDefault(row) is not { } verdict || verdict.Verdict != Verdicts.Doubled)
                return new("row-not-doubled", $"Baris {row} bukan baris ganda.", $"choices.{row}");
            if (choice == Take && verdict.Other is not null)
                return new(
                    "nik-open-elsewhere",
                    $"NIK baris {row} masih ada di berkas terbuka; selesaikan berkas itu dahulu.",
                    $"choices.{row}"
                );
            choices[row] = choice;
            // One NIK, one case: taking a row leaves its twins.
            if (choice == Take)
            {
                foreach (var twin in verdict.Twins)
                    choices[twin] = Skip;
            }
        }
        import.Choices = ImportNotes.Write(choices);
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>True where the region's checklists ask for the letter that comes with a list.</summary>
    public bool AsksForLetter(string region) =>
        offices.Find(region) is { } office && DocumentCheck.Codes(office.Region).Contains(OpenListedFamily.LetterItem);

    /// <summary>What is wrong with the letter that came with a list; null when it will do, or none is asked for.</summary>
    public Rejection? LetterRefusal(string region, VillageLetter? letter)
    {
        if (letter is null && !AsksForLetter(region))
            return null;
        var today = offices.Find(region)?.DateOf(clock.GetUtcNow()) ?? "";
        return new Checks()
            .Text("letter.number", letter?.Number, 60)
            .Text("letter.village", letter?.Village, 100)
            .That(
                NodaTime.Text.LocalDatePattern.Iso.Parse(letter?.Date ?? "").Success && string.CompareOrdinal(letter!.Date, today) <= 0,
                "letter.date",
                "date-invalid",
                "Tanggal surat wajib diisi dan tidak boleh sesudah hari ini."
            )
            .Rejection;
    }

    /// <summary>Lets the cases be opened; the worker does it family by family, as <paramref name="actor"/>.</summary>
    public async Task<Rejection?> OpenAsync(Actor actor, string id, string mode, VillageLetter? letter, CancellationToken ct)
    {
        if (LetterRefusal(actor.Region, letter) is { } missing)
            return missing;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.Region == actor.Region, ct) is not { } import)
            return new("import-unknown", "Impor tidak ditemukan.");
        if (import.State != Checked)
            return null;
        var choices = ImportNotes.Read(import.Choices);
        var rows = seal.Open(import);
        var holding = rows.FirstOrDefault(r =>
            r.Verdict == Verdicts.Wrong || (r.Verdict == Verdicts.Doubled && !choices.ContainsKey(r.Row))
        );
        var by = System.Text.Json.JsonSerializer.Serialize(new OpenedBy(actor.Id, actor.Name, [.. actor.Roles], letter));
        var command = new DecideImport(id, mode, rows.Count(r => Opens(r, choices)), holding?.Row);
        var answer = await desk.RunAsync(
            actor.Region,
            actor,
            command,
            ct,
            (store, now) =>
                store
                    .Imports.Where(i => i.Id == id && i.State == Checked)
                    .ExecuteUpdate(set =>
                        set.SetProperty(i => i.State, Opening).SetProperty(i => i.OpenedBy, by).SetProperty(i => i.ReadyAt, now)
                    ) == 1
                    ? null
                    : Decided
        );
        return answer.Decision.Rejection is { } no && no != Decided ? no : null;
    }

    // Somebody else let it be opened at the same moment: that is done, and nothing is refused.
    private static readonly Rejection Decided = new("import-opened", "Daftar ini sudah dibuka menjadi berkas.");

    public static bool Opens(RowVerdict row, SortedDictionary<int, string> choices) =>
        row.Verdict is Verdicts.Valid or Verdicts.Warned || (row.Verdict == Verdicts.Doubled && choices.GetValueOrDefault(row.Row) == Take);

    /// <summary>The families that open, by No KK in the order of the list: verdicts are for rows, acts for families.</summary>
    public static IReadOnlyList<IReadOnlyList<RowVerdict>> Families(IEnumerable<RowVerdict> rows, SortedDictionary<int, string> choices) =>
        [.. rows.Where(r => Opens(r, choices)).GroupBy(r => r.Person.NoKk, StringComparer.Ordinal).Select(family => family.ToList())];

    /// <summary>The id of a family's case, by its first row: the same whoever opens it, however often.</summary>
    public static string CaseIdOf(string importId, IReadOnlyList<RowVerdict> family) => $"{importId}-{family[0].Row:00000}";

    /// <summary>Which case each row that opens comes into.</summary>
    public static IReadOnlyDictionary<int, string> CasesOf(
        string importId,
        IEnumerable<RowVerdict> rows,
        SortedDictionary<int, string> choices
    ) =>
        Families(rows, choices)
            .SelectMany(family => family.Select(r => (r.Row, CaseId: CaseIdOf(importId, family))))
            .ToDictionary(r => r.Row, r => r.CaseId);

    private async Task<ImportRow?> FindAsync(string region, byte[] hmac, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Region == region && i.FileHmac == hmac, ct);
    }

    private static int Count(IReadOnlyList<RowVerdict> rows, string verdict) => rows.Count(r => r.Verdict == verdict);
}

/// <summary>Who let the cases be opened, as it was then: the worker acts in their name.</summary>
internal sealed record OpenedBy(string Id, string Name, IReadOnlyList<string> Roles, VillageLetter? Letter = null);
