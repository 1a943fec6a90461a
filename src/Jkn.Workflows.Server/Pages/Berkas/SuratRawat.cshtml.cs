using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>
/// A hospital's paper that came after the file was taken in: recorded for the one who lies there, it opens the emergency branch of the
/// same case for him (domain-2.md 2.4).
/// </summary>
[RequestSizeLimit(8 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 8 * 1024 * 1024, MemoryBufferThreshold = int.MaxValue)]
internal sealed class SuratRawatModel(CaseAccess access, Uploads uploads, Offices offices) : OfficePage
{
    private const string Complete = "ADA_LENGKAP";

    public CaseState Case { get; private set; } = CaseState.Empty;
    public IReadOnlyList<Tags.Choice> Papers { get; private set; } = [];

    /// <summary>Who may still need a letter: he is on his way and no member yet.</summary>
    public IReadOnlyList<Tags.Choice> Patients { get; private set; } = [];
    public string Href => $"/berkas/{Case.Id}";

    /// <summary>Papers that the procedure waits for beside all else.</summary>
    public static IEnumerable<string> AwaitedIn(CaseState state, Office? office) =>
        state.IsOpen && state.Door() is not null && office?.Sops.ById(state.DefinitionId) is { } version
            ? version.Definition.Nodes.OfType<CabangDarurat>().SelectMany(s => s.AwaitedPapers).Distinct()
            : [];

    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct) => await LoadAsync(caseId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string caseId, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        string? F(string name) => CaseForms.Text(Request.Form, name);
        if (F("surat") is not { } code || Papers.All(p => p.Value != code))
            Faults.Add("surat", "Pilih suratnya.");
        if (F("pasien") is not { } patient || Patients.All(p => p.Value != patient))
            Faults.Add("pasien", "Pilih siapa yang dirawat.");
        if (Faults.Any)
            return Again();
        var (file, refused) = await ScanAsync(F("surat")!, ct);
        var found = new RecordDocument(
            F("surat")!,
            Complete,
            F("nomor"),
            F("penerbit"),
            F("tanggal"),
            null,
            file,
            F("pasien"),
            F("masuk"),
            Case.VersionOf(Keyed.Paper(DocumentEntry.KeyOf(F("surat")!, F("pasien"))))
        );
        var checks = new Checks()
            .Text("nomor", found.Nomor, 100)
            .Text("penerbit", found.Penerbit, 150)
            .Optional("tanggal", found.Tanggal, 50)
            .Optional("tanggalMasuk", found.TanggalMasuk, 50);
        (string, string)[] names = [("masuk", "tanggalMasuk"), ("surat", "code"), ("surat", "result"), ("pasien", "person")];
        if (Refuses(refused, ("pindaian", "body")) || Refuses(checks.Rejection, names))
            return Again();
        var answer = await access.GiveAsync(caseId, Me, found, ct);
        if (IsMissing(answer.Rejection))
            return NotFound();
        if (Refuses(answer.Rejection, names))
            return Again();
        var name = Case.Participants[F("pasien")!].Nama;
        Tell(
            answer.State!.Courses[F("pasien")!].IsEmergency
                ? $"Surat dicatat. Jalur darurat untuk {name} dibuka."
                : $"Surat dicatat. Jalur darurat untuk {name} dibuka begitu ia dinyatakan layak."
        );
        return Redirect(Href);
    }

    private async Task<(string? FileId, Rejection? Refused)> ScanAsync(string code, CancellationToken ct)
    {
        if (Request.Form.Files["pindaian"] is not { Length: > 0 } upload)
            return (null, null);
        await using var content = upload.OpenReadStream();
        var (kept, refused) = await uploads.SaveAsync(Case.Id, code, content, Me, ct);
        return (kept?.FileId, refused);
    }

    private async Task<bool> LoadAsync(string caseId, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return false;
        Case = state;
        Papers =
        [
            .. AwaitedIn(state, office).Select(c => new Tags.Choice(c, DocumentCheck.ItemOf(office.Region, c)?.Label ?? Words.Spell(c))),
        ];
        Patients =
        [
            .. state
                .Participants.Where(p => state.Courses[p.Key] is { Ended: false, ActiveFrom: null })
                .Select(p => new Tags.Choice(p.Key, p.Value.Nama)),
        ];
        return Papers.Count > 0;
    }
}
