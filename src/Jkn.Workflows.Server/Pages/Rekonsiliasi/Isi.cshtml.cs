using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Rekonsiliasi;

/// <summary>
/// What leaves with a batch and what comes back: export for a purpose, answers with their mapping, the list that lays both side by side.
/// </summary>
[RequestSizeLimit(BnbaImports.MaxSize + 64 * 1024)]
internal sealed class IsiModel(
    CaseAccess access,
    Offices offices,
    ResultImports results,
    FileScanner scanner,
    FileStore files,
    DataGate gate
) : OfficePage
{
    private const int Most = 500;
    public static readonly Choice[] Formats =
    [
        new("xlsx", "XLSX", "Nomor tetap utuh bila dibuka di lembar kerja."),
        new("csv", "CSV", "Untuk aplikasi lain."),
    ];

    public string BatchId { get; private set; } = "";
    private CaseState Case { get; set; } = CaseState.Empty;
    public BatchState Data { get; private set; } = null!;
    public Office Office { get; private set; } = null!;
    public IReadOnlyList<Choice> Layouts { get; private set; } = [];

    /// <summary>What the first line of each kind of file must name.</summary>
    public string Columns { get; private set; } = "";
    public IReadOnlyList<ReconciledLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();
    public IReadOnlyList<string> Unmapped { get; private set; } = [];
    public string? Layout { get; private set; }

    /// <summary>Rows of the file that stand still: a person decides each, and chooses the same file again.</summary>
    public IReadOnlyList<AnswerRow> Stopped { get; private set; } = [];
    public string? Shown { get; private set; }
    public bool IsPreview { get; private set; }
    public int Hidden { get; private set; }

    public async Task<IActionResult> OnGetAsync(string batchId, CancellationToken ct)
    {
        if (!await LoadAsync(batchId, ct))
            return NotFound();
        Show(Reconciliation.Of(Data));
        return Page();
    }

    public async Task<IActionResult> OnPostEksporAsync(string batchId, string? tujuan, string? bentuk, CancellationToken ct)
    {
        if (!await LoadAsync(batchId, ct))
            return NotFound();
        Show(Reconciliation.Of(Data));
        if (Data.FileHash is not { } hash || BatchSheet.LayoutOf(Office, Data) is not { } layout)
        {
            ModelState.AddModelError("", "Batch belum dikunci, atau tata letaknya tidak ada.");
            return Again();
        }
        var what = $"export/{(bentuk == "csv" ? "csv" : "xlsx")}/{hash}";
        if (Refuses(await gate.LeaveAsync(Case, Me, what, tujuan, ct, "tujuan")))
            return Again();
        var name = BatchSheet.FileName(Office, layout, Data);
        if (bentuk == "csv")
            return File(CsvWriter.Write(BatchSheet.Of(layout, Data), layout.Delimiter), CsvWriter.MediaType, name + ".csv");
        var kept = Data.Files.FirstOrDefault(f => f.LinesHash == hash) is { } file
            ? (await files.ReadAsync(file.FileId, ct))?.Content
            : null;
        return File(kept ?? XlsxWriter.Write(BatchSheet.Of(layout, Data)), XlsxWriter.MediaType, name + ".xlsx");
    }

    public async Task<IActionResult> OnPostImporAsync(
        string batchId,
        string? tataLetak,
        IFormFile? berkas,
        string? daftar,
        string? lengkap,
        string? catat,
        AnswerForm pilihan,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(batchId, ct))
            return NotFound();
        Show(Reconciliation.Of(Data));
        Refuses(
            new Checks()
                .Text("tataLetak", tataLetak, 60)
                .Optional("daftar", daftar, 100)
                .That(berkas is { Length: > 0 }, "berkas", "field-missing", "Pilih berkas.")
                .Rejection
        );
        if (!ModelState.IsValid || await results.LayoutAsync(Me.Region, tataLetak!, ct) is not { } layout)
            return Again();
        using var content = new MemoryStream();
        await berkas!.CopyToAsync(content, ct);
        if (Refuses(await scanner.RefusalAsync(content.ToArray(), ct), ("berkas", "body")))
            return Again();
        if (Taken(content.ToArray(), layout, daftar, pilihan) is not { } taken)
            return Again();
        (IsPreview, Unmapped, Layout) = (true, taken.File.Unmapped, tataLetak);
        Stopped = [.. taken.File.Rows.Where(r => r.Result is null).Take(Most)];
        Show(Reconciliation.Of(Data, taken.File));
        if (Data.ResultFiles.Contains(taken.Hash))
            ModelState.AddModelError("", "Berkas ini sudah pernah diimpor; tidak ada yang berubah.");
        else if (!taken.IsReady)
            ModelState.AddModelError(
                "",
                "Ada baris yang tertahan; belum ada yang dicatat. Putuskan setiap baris, atau lewati dengan alasan."
            );
        else if (lengkap is not null)
            Refuses(AnswerTaking.NotComplete(Data, taken));
        if (!ModelState.IsValid)
            return Again();
        if (catat != "ya")
            return Page();
        var answer = await access.GiveAsync(
            batchId,
            Me,
            new RecordBatchResults(taken.Hash, taken.Results, Complete: lengkap is not null, Choices: taken.Choices),
            ct
        );
        if (IsMissing(answer.Rejection))
            return NotFound();
        if (Refuses(answer.Rejection))
            return Again();
        var left = taken.Choices?.Skipped.Length ?? 0;
        Tell($"Hasil {taken.Results.Length} baris dicatat." + (left > 0 ? $" {left} baris dilewati." : ""));
        return Redirect($"/batch/{batchId}/rekonsiliasi");
    }

    public async Task<IActionResult> OnPostPetakanAsync(
        string batchId,
        string? tataLetak,
        string[] kata,
        string[] kode,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(batchId, ct))
            return NotFound();
        Show(Reconciliation.Of(Data));
        var chosen = kata.Zip(kode)
            .Where(p => p.First is { Length: > 0 and <= 300 } && !string.IsNullOrEmpty(p.Second))
            .DistinctBy(p => p.First)
            .ToDictionary(p => p.First, p => p.Second);
        var before =
            await results.MappingAsync(Me.Region, tataLetak ?? "", ct)
            ?? new(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>(), new Dictionary<string, string>());
        var reasons = before.Reasons.Where(r => !chosen.ContainsKey(r.Key)).Concat(chosen).ToDictionary(r => r.Key, r => r.Value);
        if (await results.SaveAsync(Me, tataLetak ?? "", before with { Reasons = reasons }, ct) is { } refusal && Refuses(refusal))
            return Again();
        Tell("Pemetaan disimpan. Impor lagi berkas yang sama.");
        return Redirect($"/batch/{batchId}/rekonsiliasi");
    }

    /// <summary>The file with what was chosen for its rows; null when it was refused.</summary>
    private TakenAnswer? Taken(byte[] content, ListLayout layout, string? daftar, AnswerForm chosen)
    {
        try
        {
            var list = string.IsNullOrWhiteSpace(daftar) ? null : daftar.Trim();
            var choices = chosen.Choices;
            var read = ResultReading.Read(content, layout, Office.Reasons, list, choices.Cards);
            Shown = read.Hash;
            if (chosen.Sidik is not { Length: > 0 } shown || shown == read.Hash || !chosen.IsUsed)
                return AnswerTaking.Of(Data, read, choices);
            ModelState.AddModelError("berkas", "Pilihan baris dibuat untuk berkas lain. Pilih berkas yang sama, atau periksa dahulu.");
        }
        catch (SheetRefusedException e)
        {
            Refuses(Refusals.Of(e), ("berkas", "body"));
        }
        return null;
    }

    private async Task<bool> LoadAsync(string batchId, CancellationToken ct)
    {
        if (await access.FindAsync(batchId, Me, ct) is not { Batch: { } batch } state || offices.Find(state.Region) is not { } office)
            return false;
        (BatchId, Case, Data, Office) = (batchId, state, batch, office);
        Layouts =
        [
            .. office
                .Layouts.Values.Where(l => l.Use == ListLayout.Results)
                .OrderByDescending(l => l.Code, StringComparer.Ordinal)
                .Select(l => new Choice(l.Code, l.Label)),
        ];
        Columns =
            "XLSX atau CSV; baris pertama berisi nama kolom. "
            + string.Join(
                " ",
                office
                    .Layouts.Values.Where(l => l.Use == ListLayout.Results)
                    .OrderByDescending(l => l.Code, StringComparer.Ordinal)
                    .Select(l =>
                        $"{l.Label}: paling sedikit {string.Join(", ", l.Columns.Where(c => c.Required).Select(c => c.Labels[0]))}."
                    )
            );
        return true;
    }

    /// <summary>What a person must look at comes first.</summary>
    private void Show(IReadOnlyList<ReconciledLine> lines)
    {
        string[] first =
        [
            Reconciliation.Wrong,
            Reconciliation.OtherName,
            Reconciliation.Conflicting,
            Reconciliation.Unknown,
            Reconciliation.Missing,
            Reconciliation.Failed,
        ];
        Counts = Reconciliation.Kinds.ToDictionary(k => k, k => lines.Count(l => l.Kind == k));
        Lines =
        [
            .. lines
                .OrderBy(l => Array.IndexOf(first, l.Kind) is var at and >= 0 ? at : first.Length)
                .ThenBy(l => l.Line ?? l.Row)
                .Take(Most),
        ];
        Hidden = lines.Count - Lines.Count;
    }
}
