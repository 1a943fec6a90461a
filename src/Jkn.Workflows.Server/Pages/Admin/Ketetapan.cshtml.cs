using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// What the office settles itself, dated and with its reason: answers to open questions, hours of recaps and of duty, clocks, letterhead,
/// the use of letters. The head decides; an administrator or official proposes to him with the same forms.
/// </summary>
internal sealed class KetetapanModel(RuleScene scene, OfficeDesk desk, PromiseSweep sweep) : OfficePage
{
    private const int MostOfEmblem = 400_000;

    public RuleScene Scene => scene;
    public bool IsHead => scene.IsHead(Me);

    public Task OnGetAsync(CancellationToken ct) => scene.LoadAsync(Me, ct);

    [Asks(Policies.Auditor)]
    public Task<IActionResult> OnPostJawabAsync(
        string? pertanyaan,
        string? jawaban,
        string? penetapan,
        string? tanggalPenetapan,
        string? jawabDari,
        string? jawabAlasan,
        CancellationToken ct
    ) =>
        SettleAsync(
            new SettleQuestion(
                pertanyaan ?? "",
                jawaban ?? "",
                penetapan ?? "",
                tanggalPenetapan ?? "",
                jawabDari ?? "",
                jawabAlasan ?? ""
            ),
            ct,
            ("pertanyaan", "question"),
            ("jawaban", "answer"),
            ("penetapan", "decree"),
            ("tanggalPenetapan", "decreeDate"),
            ("jawabDari", "from"),
            ("jawabAlasan", "reason")
        );

    [Asks(Policies.Auditor)]
    public Task<IActionResult> OnPostRekapAsync(
        string? daftar,
        string? jamRekap,
        string? rekapDari,
        string? rekapAlasan,
        CancellationToken ct
    ) =>
        SettleAsync(
            new SetRecapHours(daftar ?? "", (jamRekap ?? "").Replace('.', ':'), rekapDari ?? "", rekapAlasan ?? ""),
            ct,
            ("daftar", "batchKind"),
            ("jamRekap", "hours"),
            ("rekapDari", "from"),
            ("rekapAlasan", "reason")
        );

    [Asks(Policies.Auditor)]
    public Task<IActionResult> OnPostPiketAsync(string? jamPiket, string? piketDari, string? piketAlasan, CancellationToken ct) =>
        SettleAsync(
            new SetPiketHours((jamPiket ?? "").Trim().Replace('.', ':'), piketDari ?? "", piketAlasan ?? ""),
            ct,
            ("jamPiket", "hours"),
            ("piketDari", "from"),
            ("piketAlasan", "reason")
        );

    [Asks(Policies.Auditor)]
    public Task<IActionResult> OnPostKebiasaanAsync(
        string? kebiasaan,
        string? kebiasaanDari,
        string? kebiasaanAlasan,
        CancellationToken ct
    ) =>
        SettleAsync(
            kebiasaan?.Split('=', 2) is [var key, var to]
                ? new SetSwitch(key, to, kebiasaanDari ?? "", kebiasaanAlasan ?? "")
                : new SetSwitch("", "", kebiasaanDari ?? "", kebiasaanAlasan ?? ""),
            ct,
            ("kebiasaan", "key"),
            ("kebiasaan", "value"),
            ("kebiasaanDari", "from"),
            ("kebiasaanAlasan", "reason")
        );

    [Asks(Policies.Auditor)]
    public Task<IActionResult> OnPostTenggatAsync(
        string? langkah,
        string? banyaknya,
        string? satuan,
        string? tenggatDari,
        string? tenggatAlasan,
        CancellationToken ct
    ) =>
        SettleAsync(
            new SetClock(langkah ?? "", $"{satuan} {banyaknya?.Trim()}", tenggatDari ?? "", tenggatAlasan ?? ""),
            ct,
            ("langkah", "key"),
            ("banyaknya", "clock"),
            ("tenggatDari", "from"),
            ("tenggatAlasan", "reason")
        );

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostKopAsync(
        string? tempat,
        string? alamat,
        IFormFile? lambang,
        string? kopDari,
        string? kopAlasan,
        CancellationToken ct
    )
    {
        string? drawn = null;
        if (lambang is { Length: > 0 and <= MostOfEmblem })
        {
            using var reader = new StreamReader(lambang.OpenReadStream());
            drawn = await reader.ReadToEndAsync(ct);
        }
        else if (lambang is { Length: > MostOfEmblem })
        {
            await scene.LoadAsync(Me, ct);
            ModelState.AddModelError("lambang", "Lambang paling besar 200 KB.");
            return Again();
        }
        return await SettleAsync(
            new SetLetterhead(tempat, alamat, drawn, kopDari ?? "", kopAlasan ?? ""),
            ct,
            ("tempat", "place"),
            ("alamat", "address"),
            ("lambang", "emblem"),
            ("kopDari", "from"),
            ("kopAlasan", "reason")
        );
    }

    [Asks(Policies.Auditor)]
    public Task<IActionResult> OnPostSuratAsync(
        string? jenisSurat,
        string? kepada,
        string? kegunaan,
        string? suratDari,
        string? suratAlasan,
        CancellationToken ct
    ) =>
        SettleAsync(
            new SetLetterUse(jenisSurat ?? "", kepada, kegunaan, suratDari ?? "", suratAlasan ?? ""),
            ct,
            ("jenisSurat", "type"),
            ("kepada", "addressee"),
            ("kegunaan", "purpose"),
            ("suratDari", "from"),
            ("suratAlasan", "reason")
        );

    [Asks(Policies.Auditor)]
    public Task<IActionResult> OnPostSahkanAsync(string? usulan, CancellationToken ct) =>
        AnswerAsync(new ConfirmAct(usulan ?? ""), "Usulan ditetapkan.", ct);

    [Asks(Policies.Auditor)]
    public Task<IActionResult> OnPostTutupAsync(string? usulan, string? alasanTutup, CancellationToken ct) =>
        AnswerAsync(new RefuseAct(usulan ?? "", alasanTutup ?? ""), "Usulan ditutup tanpa ditetapkan.", ct);

    private async Task<IActionResult> SettleAsync(RuleAct act, CancellationToken ct, params (string Input, string Field)[] names)
    {
        await scene.LoadAsync(Me, ct);
        if (scene.Office is null)
            return NotFound();
        var command = act.By(Me, scene.Office.Organisation, scene.Today);
        if (Refuses((await desk.RunAsync(Me.Region, Me, command, ct)).Decision.Rejection, names))
            return Again();
        sweep.Again();
        Tell(IsHead ? "Ditetapkan dan tercatat dengan nama Anda." : "Diusulkan kepada Kepala Dinas; berlaku setelah ia menetapkannya.");
        return RedirectToPage();
    }

    private async Task<IActionResult> AnswerAsync(OfficeCommand command, string said, CancellationToken ct)
    {
        await scene.LoadAsync(Me, ct);
        if (Refuses((await desk.RunAsync(Me.Region, Me, command, ct)).Decision.Rejection, ("alasanTutup", "reason")))
            return Again();
        sweep.Again();
        Tell(said);
        return RedirectToPage();
    }
}
