using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Impor;

/// <summary>One list: each row with its verdict, doubled ones side by side, and the decision to open cases.</summary>
internal sealed class IsiModel(BnbaImports imports) : OfficePage
{
    private const int Size = 100;
    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        [Verdicts.Valid] = "Sah",
        [Verdicts.Warned] = "Peringatan",
        [Verdicts.Doubled] = "Ganda",
        [Verdicts.Wrong] = "Salah",
    };
    public static readonly Choice[] Modes =
    [
        new(BnbaImports.ValidOnly, "Baris yang sah saja", "Baris salah dan baris ganda yang belum dipilih ditinggalkan."),
        new(BnbaImports.All, "Semua atau tidak sama sekali", "Bila ada satu baris yang belum dapat dibuka, tidak ada yang dibuka."),
    ];

    [BindProperty(SupportsGet = true)]
    public string? Hasil { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Setelah { get; set; }
    public ImportRow Data { get; private set; } = null!;

    /// <summary>Families (KK) among the rows that can be opened: each becomes one case.</summary>
    public int Families { get; private set; }
    public bool AsksForLetter { get; private set; }
    public IReadOnlyList<VerdictView> Rows { get; private set; } = [];
    public IReadOnlyList<FileNote> Notes { get; private set; } = [];
    public Pager Pager { get; private set; } = new(null, null, 0);
    public Interruption? Question { get; private set; }

    public async Task<IActionResult> OnGetAsync(string importId, CancellationToken ct) =>
        await LoadAsync(importId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPilihAsync(string importId, int baris, string? pilihan, CancellationToken ct)
    {
        if (await imports.ChooseAsync(Me.Region, importId, new Dictionary<int, string> { [baris] = pilihan ?? "" }, ct) is { } refusal)
        {
            if (!await LoadAsync(importId, ct))
                return NotFound();
            Refuses(refusal);
            return Again();
        }
        return Redirect($"/impor/{importId}{(Hasil is null ? "" : "?hasil=" + Uri.EscapeDataString(Hasil))}");
    }

    public async Task<IActionResult> OnPostBukaAsync(
        string importId,
        string? cara,
        string? nomorSurat,
        string? tanggalSurat,
        string? kelurahan,
        string? catatan,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(importId, ct))
            return NotFound();
        var letter =
            AsksForLetter || nomorSurat is { Length: > 0 }
                ? new VillageLetter(nomorSurat?.Trim() ?? "", tanggalSurat ?? "", kelurahan?.Trim() ?? "")
                : null;
        if (
            Refuses(
                imports.LetterRefusal(Me.Region, letter),
                ("nomorSurat", "letter.number"),
                ("tanggalSurat", "letter.date"),
                ("kelurahan", "letter.village")
            )
        )
            return Again();
        if (catatan is null && Refuses(BnbaImports.Unanswered(Notes), ("catatan", "notesRead")))
            return Again();
        if (!Interruption.IsConfirmed(Request))
        {
            Question = new(
                "Buka berkas dari daftar ini?",
                $"Satu berkas permohonan dibuka untuk setiap Kartu Keluarga: {Families} berkas. {Data.Wrong} baris salah tidak dibuka. "
                    + "Tindakan ini tidak dapat ditarik sekaligus.",
                "Buka berkas",
                $"/impor/{importId}",
                Interruption.FieldsOf(Request),
                $"/impor/{importId}?handler=Buka"
            );
            return Page();
        }
        if (
            Refuses(
                await imports.OpenAsync(Me, importId, cara ?? "", letter, catatan is not null, ct),
                ("cara", "mode"),
                ("catatan", "notesRead")
            )
        )
            return Again();
        Tell("Berkas dari daftar ini sedang dibuka.");
        return Redirect($"/impor/{importId}");
    }

    public static string Tone(string verdict) =>
        verdict switch
        {
            Verdicts.Valid => "ok",
            Verdicts.Wrong => "bad",
            _ => "warn",
        };

    private async Task<bool> LoadAsync(string importId, CancellationToken ct)
    {
        if (await imports.FindAsync(Me.Region, importId, ct) is not { } import)
            return false;
        Data = import;
        if (Hasil is not null && !Words.ContainsKey(Hasil))
            Hasil = null;
        var (all, notes) = imports.ListOf(import);
        Notes = notes;
        var names = all.ToDictionary(r => r.Row, r => r.Person.Nama);
        var (choices, refusals) = (ImportNotes.Read(import.Choices), ImportNotes.Read(import.Refusals));
        var cases = ImportFamilies.CasesOf(import.Id, all, choices);
        Families = ImportFamilies.Of(all, choices).Count;
        AsksForLetter = imports.AsksForLetter(Me.Region);
        var wanted = all.Where(r => r.Row > Setelah && (Hasil is null || r.Verdict == Hasil)).Take(Size + 1).ToList();
        Rows = [.. wanted.Take(Size).Select(r => VerdictView.Of(import, r, names, choices, refusals, cases))];
        var filter = Hasil is null ? "" : $"hasil={Hasil}&";
        Pager = new(
            wanted.Count > Size ? $"/impor/{importId}?{filter}setelah={Rows[^1].Row}" : null,
            Setelah > 0 ? $"/impor/{importId}?{filter}" : null,
            Rows.Count
        );
        return true;
    }
}
