using System.Globalization;
using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// What the counter hands over: the receipt with its status code, the return slip with exactly what is missing. No letters: no number, no
/// signature.
/// </summary>
internal sealed class CounterPapers(WorkflowsFolder regions, Folders folders, TypstRenderer renderer, LetterPages pages)
{
    public const string Receipt = "tanda-terima",
        ReturnSlip = "slip-pengembalian";

    /// <exception cref="TypesetException">It cannot be made; the code says why.</exception>
    public async Task<byte[]> RenderAsync(string paper, Office office, CaseState state, DateTimeOffset now, CancellationToken ct)
    {
        var region = regions.Find(office.Region.Code) ?? throw new TypesetException("template-error", "Folder daerah ini tidak ada.");
        var names = await pages.NamesAsync([state.OpenedBy], ct);
        var data = new JsonObject
        {
            ["nomorBerkas"] = state.CaseNo,
            ["pemohon"] = state.Applicant?.Nama ?? "",
            ["petugas"] = names.GetValueOrDefault(state.OpenedBy, ""),
        };
        if (paper == Receipt)
            FillReceipt(data, office, state);
        else
            FillSlip(data, office, state, now);
        return (
            await renderer.RenderAsync(LetterPrint.Job(folders.Workflows, region.Folder, office.Region, paper, data, draft: false), ct)
        ).Pdf;
    }

    private static void FillReceipt(JsonObject data, Office office, CaseState state)
    {
        At(data, office, state.RegisteredAt ?? state.ReceivedAt);
        var version = office.Sops.ById(state.DefinitionId);
        data["layanan"] = version?.Name ?? state.Sop;
        if (version?.Sheet.Components.FirstOrDefault(c => c.Code == "biaya")?.Value.Text is { Length: > 0 } cost)
            data["biaya"] = cost;
        if (state.Promise is { } promise)
            data["janji"] = promise.Text;
        if (Domain.Regions.PrivacyNotice.Of(office.Region) is { } privacy)
            data["privasi"] = privacy;
        if (state.StatusCode is { } code)
            data["kodeStatus"] = code;
        data["dokumen"] = new JsonArray([
            .. state.Documents.Values.Where(d => d.Result == "ADA_LENGKAP").Select(d => (JsonNode)OwnLabelOf(office, state, d)),
        ]);
    }

    private static string OwnLabelOf(Office office, CaseState state, DocumentEntry paper) =>
        paper.Person is { } key && state.Participants.GetValueOrDefault(key) is { } person
            ? $"{LabelOf(office, paper.Code)}: {person.Nama}"
            : LabelOf(office, paper.Code);

    private static void FillSlip(JsonObject data, Office office, CaseState state, DateTimeOffset now)
    {
        At(data, office, state.StatusSince);
        data["kekurangan"] = new JsonArray([
            .. state.Missing.Select(code =>
                (JsonNode)
                    new JsonObject
                    {
                        ["nama"] = LabelOf(office, code),
                        ["keterangan"] = state.Documents.GetValueOrDefault(code)?.Catatan ?? "–",
                    }
            ),
        ]);
        if (
            office.Region.Batches is [var batch, ..]
            && new BatchCalendar(office.Region, batch, office.Calendar).Queue(now) is { LockAt: var locks }
            && office.DateOf(locks)[..7] == office.DateOf(now)[..7]
        )
        {
            data["batasBulanIni"] = office.DateOf(locks);
            data["jamBatas"] = office.LocalOf(locks).ToString("HH.mm", CultureInfo.InvariantCulture);
        }
        if (state.Clocks.Values.FirstOrDefault(c => c.Takes is not null) is { } ends)
            data["batasBerkas"] = office.DateOf(ends.DueAt);
    }

    private static void At(JsonObject data, Office office, DateTimeOffset at)
    {
        data["tanggal"] = office.DateOf(at);
        data["jam"] = $"pukul {office.LocalOf(at).ToString("HH.mm", CultureInfo.InvariantCulture)}";
    }

    private static string LabelOf(Office office, string code) =>
        office.Region.Checklists.SelectMany(c => c.Items).FirstOrDefault(i => i.Code == code)?.Label
        ?? office.Region.Checklists.Select(c => c.Groups.GetValueOrDefault(code)).FirstOrDefault(g => g is not null)
        ?? code;
}
