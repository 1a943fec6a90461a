using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Participants;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Batch;

/// <summary>
/// One batch: its stage, what is to be done with it, its lines with what is doubtful about them, results by hand, unlocking.
/// </summary>
internal sealed class IsiModel(CaseAccess access, CaseReader reader, Offices offices, People people, PageTime time) : OfficePage
{
    private const int LinesOnPage = 200;

    internal sealed record Line(BatchLine Data, string? Doubt);

    internal sealed record Act(DateTimeOffset At, string Who, IReadOnlyList<string> What);

    [BindProperty(SupportsGet = true)]
    public int Dari { get; set; }
    public CaseState Case { get; private set; } = CaseState.Empty;
    public BatchState Data => Case.Batch!;
    public Office Office { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(null, null, 0);
    public IReadOnlyList<(WorkItem Item, string Href, string? WhyNot)> Tasks { get; private set; } = [];
    public IReadOnlyList<Act> History { get; private set; } = [];
    public Interruption? Question { get; private set; }
    public bool MayUnlock => Data.Stage == BatchStage.Dikunci && Me.HasAny(Roles.SectionHead, Roles.DivisionHead);
    public bool MayAnswer =>
        Data.Stage is BatchStage.Dikirim or BatchStage.HasilSebagian or BatchStage.HasilLengkap
        && Me.HasAny(Roles.BackOffice, Roles.DataManager);
    public bool MaySettle => Me.HasAny(Roles.SectionHead, Roles.DivisionHead);
    public bool Verifying =>
        Case.WorkItems.Values.Any(w => w.Kind == WorkKinds.LineVerification)
        && Me.HasAny(Roles.BackOffice, Roles.DataManager, Roles.HealthAgency);

    public async Task<IActionResult> OnGetAsync(string batchId, CancellationToken ct) => await LoadAsync(batchId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBukaKunciAsync(string batchId, string? alasan, int versi, CancellationToken ct)
    {
        if (!await LoadAsync(batchId, ct))
            return NotFound();
        if (string.IsNullOrWhiteSpace(alasan) || alasan.Length > 500)
            ModelState.AddModelError("alasan", "Alasan wajib diisi, paling banyak 500 karakter.");
        if (!ModelState.IsValid)
            return Again();
        if (!Interruption.IsConfirmed(Request))
        {
            Question = new(
                $"Buka kunci batch {Data.No}?",
                "Paraf dan tanda tangan pada surat batch ini akan dibatalkan, dan batch harus dikunci ulang sebelum diserahkan.",
                "Buka kunci",
                $"/batch/{batchId}",
                Interruption.FieldsOf(Request),
                $"/batch/{batchId}?handler=BukaKunci"
            );
            return Page();
        }
        return await GiveAsync(batchId, new UnlockBatch(alasan!.Trim(), versi), "Kunci batch dibuka.", ct, ("alasan", "reason"));
    }

    public async Task<IActionResult> OnPostHasilAsync(
        string batchId,
        int baris,
        string? hasil,
        string? alasanGagal,
        string? aktifMulai,
        string? kartu,
        string? daftar,
        string? formulir,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(batchId, ct) || Data.Lines.GetValueOrDefault(baris) is not { } line)
            return NotFound();
        if (
            new Checks()
                .Text("hasil", hasil, 20)
                .Optional("kartu", kartu, 20)
                .Optional("daftar", daftar, 100)
                .Text("formulir", formulir, 64)
                .Rejection
                is { } invalid
            && Refuses(invalid)
        )
            return Again();
        var result = new ResultLine(
            line.Snapshot.Nik,
            hasil!,
            hasil == LineResults.Failed ? alasanGagal : null,
            hasil == LineResults.Failed || string.IsNullOrWhiteSpace(aktifMulai) ? null : aktifMulai,
            string.IsNullOrWhiteSpace(kartu) ? null : kartu.Trim(),
            string.IsNullOrWhiteSpace(daftar) ? null : daftar.Trim()
        );
        return await GiveAsync(
            batchId,
            new RecordBatchResults("manual/" + formulir, [result]),
            $"Hasil baris {baris} dicatat.",
            ct,
            ("hasil", "results[0].outcome"),
            ("alasanGagal", "results[0].reasonCode"),
            ("daftar", "results[0].listRef"),
            ("kartu", "results[0].cardNo"),
            ("aktifMulai", "results[0].activeFrom")
        );
    }

    public async Task<IActionResult> OnPostVerifikasiAsync(
        string batchId,
        int baris,
        string? jawaban,
        string? bukti,
        string? rs,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(batchId, ct) || Data.Lines.GetValueOrDefault(baris) is not { } line)
            return NotFound();
        if (
            new Checks().Text("jawaban", jawaban, 20).Optional("bukti", bukti, 300).Optional("rs", rs, 150).Rejection is { } invalid
            && Refuses(invalid)
        )
            return Again();
        return await GiveAsync(
            batchId,
            new VerifyBatchLines([new LineVerdict(line.Snapshot.Nik, jawaban!, bukti, rs)]),
            $"Jawaban baris {baris} dicatat.",
            ct
        );
    }

    public async Task<IActionResult> OnPostPutuskanAsync(
        string batchId,
        int baris,
        string? pilih,
        string? alasan,
        int versi,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(batchId, ct))
            return NotFound();
        if (new Checks().Text("alasan", alasan, 500).Rejection is { } invalid && Refuses(invalid))
            return Again();
        return await GiveAsync(
            batchId,
            new SettleBatchConflict(baris, pilih == "baru", alasan!, null, versi),
            $"Pertentangan baris {baris} diputuskan.",
            ct,
            ("alasan", "reason")
        );
    }

    private async Task<IActionResult> GiveAsync(
        string batchId,
        Command command,
        string said,
        CancellationToken ct,
        params (string, string)[] names
    )
    {
        var answer = await access.GiveAsync(batchId, Me, command, ct);
        if (IsMissing(answer.Rejection) || !await LoadAsync(batchId, ct))
            return NotFound();
        if (Refuses(answer.Rejection, names))
            return Again();
        Tell(said);
        return Redirect($"/batch/{batchId}");
    }

    private async Task<bool> LoadAsync(string batchId, CancellationToken ct)
    {
        if (await access.FindAsync(batchId, Me, ct) is not { Batch: { } batch } state || offices.Find(state.Region) is not { } office)
            return false;
        (Case, Office) = (state, office);
        var shown = batch.Lines.Values.Where(l => l.No > Dari).Take(LinesOnPage + 1).ToList();
        Lines = [.. shown.Take(LinesOnPage).Select(l => new Line(l, DoubtOf(l, state.Region)))];
        Pager = new(
            shown.Count > LinesOnPage ? $"/batch/{batchId}?dari={Lines[^1].Data.No}" : null,
            Dari > 0 ? $"/batch/{batchId}" : null,
            Lines.Count
        );
        var today = office.DateOf(time.Now);
        Tasks =
        [
            .. state
                .WorkItems.Values.OrderBy(w => w.OpenedAt)
                .Select(w =>
                    (
                        w,
                        $"/tugas/{batchId}/{Uri.EscapeDataString(ItemIds.ToUrl(w.Id))}",
                        office.Organisation.CapacityOf(Me, w.Role, today) is null ? $"untuk {RoleNames.Of(w.Role)}" : null
                    )
                ),
        ];
        var history = await reader.HistoryAsync(batchId, ct);
        await people.LoadAsync(history.Select(h => (string?)h.Stamp.By), ct);
        var tasks = HistoryWords.TasksOf(history.SelectMany(h => h.Events));
        History =
        [
            .. history
                .Reverse()
                .Select(h => new Act(
                    h.Stamp.At,
                    Words.Capacity(h.Stamp.Capacity, people.NameOf(h.Stamp.By)),
                    [.. h.Events.Select(e => HistoryWords.Of(e, state, tasks)).OfType<string>()]
                ))
                .Where(l => l.What.Count > 0)
                .Take(60),
        ];
        return true;
    }

    private static string? DoubtOf(BatchLine line, string region) =>
        line.Conflict is { } other
            ? $"Hasil bertentangan: {Words.Code(line.Outcome)} / {Words.Code(other)}"
            : ParticipantRules.Mismatch(line.Snapshot, region);

    public static string Masked(string number) => IdentityText.Mask(number);

    public string NewForm() => Guid.NewGuid().ToString("n");
}
