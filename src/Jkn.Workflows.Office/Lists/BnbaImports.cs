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
        StagedList list;
        try
        {
            var now = clock.GetUtcNow();
            var table = ListReading.Read(content, layout, SheetLimits.Default, office.Time.Local(now).Date);
            list = new(await check.RunAsync(office, table.Records, now, ct), table.Notes);
        }
        catch (SheetRefusedException e)
        {
            return new(null, false, Refusals.Of(e));
        }
        var import = Made(actor, sop, layout.Code, hmac, list);
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

    /// <summary>The rows, with what is said of the file as a whole.</summary>
    public StagedList ListOf(ImportRow import) => seal.OpenList(import);

    public IReadOnlyList<FileNote> NotesOf(ImportRow import) => seal.NotesOf(import);

    /// <summary>What somebody must say that he read, before anything is taken; null when there is nothing.</summary>
    public static Rejection? Unanswered(IReadOnlyList<FileNote> notes) =>
        notes.FirstOrDefault(n => n.Asks) is { } note
            ? new("notes-unread", $"Pastikan dahulu: {note.Message}", "notesRead") { Kind = RejectionKind.Unusable }
            : null;

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
    public async Task<Rejection?> OpenAsync(
        Actor actor,
        string id,
        string mode,
        VillageLetter? letter,
        bool notesRead,
        CancellationToken ct
    )
    {
        if (LetterRefusal(actor.Region, letter) is { } missing)
            return missing;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.Region == actor.Region, ct) is not { } import)
            return new("import-unknown", "Impor tidak ditemukan.");
        if (import.State != Checked)
            return null;
        var choices = ImportNotes.Read(import.Choices);
        var (rows, notes) = seal.OpenList(import);
        if (!notesRead && Unanswered(notes) is { } unread)
            return unread;
        var holding = rows.FirstOrDefault(r =>
            r.Verdict == Verdicts.Wrong || (r.Verdict == Verdicts.Doubled && !choices.ContainsKey(r.Row))
        );
        var by = System.Text.Json.JsonSerializer.Serialize(new OpenedBy(actor.Id, actor.Name, [.. actor.Roles], letter));
        var command = new DecideImport(id, mode, rows.Count(r => ImportFamilies.Opens(r, choices)), holding?.Row);
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

    private async Task<ImportRow?> FindAsync(string region, byte[] hmac, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Region == region && i.FileHmac == hmac, ct);
    }

    private ImportRow Made(Actor actor, string sop, string layout, byte[] hmac, StagedList list)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString("n");
        return new()
        {
            Id = id,
            Region = actor.Region,
            FileHmac = hmac,
            Layout = layout,
            Sop = sop,
            State = Checked,
            Rows = list.Rows.Count,
            Valid = Count(list.Rows, Verdicts.Valid),
            Warned = Count(list.Rows, Verdicts.Warned),
            Doubled = Count(list.Rows, Verdicts.Doubled),
            Wrong = Count(list.Rows, Verdicts.Wrong),
            Sealed = seal.Seal(id, list),
            Choices = "{}",
            Refusals = "{}",
            CreatedAt = now,
            CreatedBy = actor.Id,
            ReadyAt = now,
        };
    }

    private static int Count(IReadOnlyList<RowVerdict> rows, string verdict) => rows.Count(r => r.Verdict == verdict);
}

/// <summary>Who let the cases be opened, as it was then: the worker acts in their name.</summary>
internal sealed record OpenedBy(string Id, string Name, IReadOnlyList<string> Roles, VillageLetter? Letter = null);
