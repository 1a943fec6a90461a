using System.Collections.Immutable;
using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>
/// One task: what it is about, its form, its ways out. Saving the form and ending the task are one button; what was typed stays when either
/// is refused.
/// When somebody acted on it meanwhile, his act is shown and the person chooses to go on.
/// </summary>
[RequestSizeLimit(32 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 32 * 1024 * 1024)]
internal sealed class ItemModel(
    CaseAccess access,
    Offices offices,
    CaseForms forms,
    Uploads uploads,
    People people,
    LetterReading letters,
    RemoteSigning remote,
    SigningReadiness readiness,
    Drafts drafts,
    PageTime time
) : OfficePage
{
    public const string SaveOnly = "simpan";

    /// <summary>A field of a letter being drafted. One that is not required prints as dots when it stays empty.</summary>
    internal sealed record LetterField(string Name, string Label, string? Value, IReadOnlyList<string> Words, bool Required, bool IsDate);

    private CaseState? state;
    private Office? office;

    public CaseState Case => state!;
    public Office Office => office!;
    public WorkItem? Item { get; private set; }
    public WorkItemView View { get; private set; } = null!;
    public DueView Due { get; private set; } = null!;
    public Capacity? Capacity { get; private set; }
    public string? WhyNot { get; private set; }
    public string? Meanwhile { get; private set; }
    public Interruption? Question { get; private set; }
    public IReadOnlyList<DocumentLine> Documents { get; private set; } = [];
    public IReadOnlyList<string> Missing { get; private set; } = [];
    public IReadOnlyList<LetterField> LetterFields { get; private set; } = [];
    public LetterText? Letter { get; private set; }

    /// <summary>What the letter was sent back for, as its writer must see it.</summary>
    public IReadOnlyList<PassageMark> Marks { get; private set; } = [];
    public bool AsksPassphrase { get; private set; }
    public SigningReadiness.Readiness? Readiness { get; private set; }
    public IReadOnlyList<(string Id, string Name)> Colleagues { get; private set; } = [];
    public bool MayReassign => Me.HasAny(Roles.SectionHead, Roles.DivisionHead);
    public bool MayAct => Capacity is not null && WhyNot is null;
    public string CaseHref =>
        Case.Kind switch
        {
            CaseKind.Batch => $"/batch/{Case.Id}",
            CaseKind.Complaint => $"/pengaduan/{Case.Id}",
            _ => $"/berkas/{Case.Id}",
        };

    public async Task<IActionResult> OnGetAsync(string caseId, string itemId, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, itemId, ct))
            return NotFound();
        // A complaint has a page of its own, with its words above the form.
        if (Case.Kind == CaseKind.Complaint)
            return Redirect(CaseHref);
        if (Item is null)
            return await GoneAsync(itemId, ct);
        if (MayAct && Item.SeenBy is null && Item.SentBy != Me.Id)
        {
            await access.GiveAsync(caseId, Me, new SeeWorkItem(Item.Id), ct);
            await LoadAsync(caseId, itemId, ct);
        }
        await FillAsync(ct);
        if (MayAct)
            await RestoreAsync(drafts, Request.Path!, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string caseId, string itemId, string? aksi, int versi, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, itemId, ct))
            return NotFound();
        if (Item is null)
            return await GoneAsync(itemId, ct);
        var (act, outcome) = aksi?.Split(':', 2) is [var a, var o] ? (a, o) : (aksi ?? "", "");
        var (note, to) = (CaseForms.Text(Request.Form, "catatan"), CaseForms.Text(Request.Form, "kepada"));
        if (act is "hasil" or SaveOnly && !await SaveAsync(caseId, itemId, ct))
            return await AgainAsync(ct);
        if (act == "hasil" && Item!.Kind == WorkKinds.DraftLetter)
        {
            await FillAsync(ct);
            foreach (var empty in LetterFields.Where(f => f.Required && CaseForms.Text(Request.Form, $"isi.{f.Name}") is null))
                ModelState.AddModelError($"isi.{empty.Name}", $"{empty.Label} wajib diisi.");
            if (!ModelState.IsValid)
                return Again();
        }
        if (act == SaveOnly)
        {
            await drafts.DropAsync(Me.Id, Request.Path!, ct);
            Tell("Isian disimpan.");
            return Redirect(Request.Path);
        }
        // The reason is asked on the form, before the question whether it is really meant.
        if (act == "hasil" && outcome is SignOff.Rejected or Words.Close && note is null)
        {
            ModelState.AddModelError("catatan", $"Tulis alasannya pada catatan: {Lower(TextOf(outcome))}.");
            return await AgainAsync(ct);
        }
        if (act == "hasil" && Words.Warning(Item!.Kind, outcome) is { } warning && !Interruption.IsConfirmed(Request))
        {
            Question = new(
                $"{TextOf(outcome)}: {Subject}",
                $"{warning}{LockNote(outcome)}",
                TextOf(outcome),
                Request.Path!,
                Interruption.FieldsOf(Request)
            );
            await FillAsync(ct);
            return Page();
        }
        Command command = act switch
        {
            "ambil" => new ClaimWorkItem(Item!.Id, versi),
            "lepas" => new ReleaseWorkItem(Item!.Id, versi),
            "alihkan" => new ReassignWorkItem(Item!.Id, to ?? "", versi),
            "tarik" => new RecallWorkItem(Item!.Id),
            _ when Item!.Kind == WorkKinds.SignOff => new GiveSignOff(Item.Id, outcome, note, CaseForms.Text(Request.Form, "sidik"), versi)
            {
                Marks = outcome == SignOff.Forward ? [] : Marked(),
            },
            _ => new CompleteWorkItem(Item.Id, outcome, note, Data(), versi),
        };
        if (act == "alihkan" && to is null)
            ModelState.AddModelError("kepada", "Pilih penerima tugas.");
        if (note?.Length > 2000)
            ModelState.AddModelError("catatan", "Catatan paling banyak 2.000 karakter.");
        if (!ModelState.IsValid)
            return await AgainAsync(ct);
        // Where keys lie at the provider, the passphrase lives in this request alone.
        var atProvider = command is GiveSignOff ? await remote.LetterOfAsync(caseId, Item.Id, outcome, Me, ct) : null;
        using var secret = RemoteSigning.ProofOf(Request.Form["frasaSandi"], Request.Form["kodeSekali"]);
        if (atProvider is { Act: Acts.Sign } && secret is null)
        {
            ModelState.AddModelError("frasaSandi", "Isi passphrase sertifikat Anda.");
            return await AgainAsync(ct);
        }
        var answer = await access.GiveAsync(caseId, Me, command, ct);
        if (answer.Rejection is { } refusal)
            return await RefusedAsync(caseId, itemId, refusal, ct);
        if (
            atProvider is not null
            && secret is not null
            && (await remote.SealAsync(caseId, atProvider.Key, Me, secret, ct)).Refused is { } unsealed
        )
            return await RefusedAsync(caseId, itemId, unsealed, ct);
        Tell(
            act switch
            {
                "ambil" => "Tugas ini sekarang pada Anda.",
                "lepas" => "Tugas dilepas.",
                "alihkan" => "Tugas dialihkan.",
                "tarik" => "Tugas ditarik kembali.",
                _ => $"{Item!.Title}: {DoneText(outcome)}.",
            }
        );
        if (act is "ambil")
            return Redirect(Request.Path);
        await drafts.DropAsync(Me.Id, Request.Path!, ct);
        if (act is "lepas" or "alihkan" or "tarik")
            return Redirect("/tugas");
        // The next task of the same case goes on at once when it is mine to do.
        var mine = answer
            .State!.WorkItems.Values.Where(w => w.AssignedTo is null || w.AssignedTo == Me.Id)
            .Where(w => office!.Organisation.CapacityOf(Me, w.Role, Today) is not null)
            .OrderBy(w => w.OpenedAt)
            .ThenBy(w => w.Id, StringComparer.Ordinal)
            .ToList();
        if (Item!.Kind == WorkKinds.SignOff && Item.Letter is not null)
            return Redirect("/meja");
        return mine is [var next] ? Redirect($"/tugas/{caseId}/{Uri.EscapeDataString(ItemIds.ToUrl(next.Id))}") : Redirect(CaseHref);
    }

    private string Today => office!.DateOf(time.Now);

    private async Task<bool> LoadAsync(string caseId, string itemId, CancellationToken ct)
    {
        state = await access.FindAsync(caseId, Me, ct);
        if (state is null || offices.Find(state.Region) is not { } found)
            return false;
        office = found;
        Item = state.WorkItems.GetValueOrDefault(ItemIds.FromUrl(itemId));
        if (Item is null)
            return true;
        View = CaseViews.Of(state, Item);
        Due = DueView.Of(View.DueAt, View.Overdue, time, View.DueWhy);
        Capacity = office.Organisation.CapacityOf(Me, Item.Role, Today);
        var holder = office.Organisation.ActiveDelegation(Item.Role, Today);
        WhyNot = Capacity is null
            ? holder is not null && Me.Has(Item.Role)
                ? $"Selama {holder.Kind} bertugas, tugas ini dikerjakan pejabat pengganti."
                : $"Tugas ini untuk {RoleNames.Of(Item.Role)}; peran Anda {string.Join(", ", Me.Roles.Select(RoleNames.Of))}."
            : Item.AssignedTo is { } other && other != Me.Id
                ? "Tugas ini sedang dipegang petugas lain."
                : null;
        return true;
    }

    private async Task FillAsync(CancellationToken ct)
    {
        await people.LoadAsync([Item!.AssignedTo, Item.SentBy, Item.SeenBy], ct);
        if (MayReassign)
            Colleagues = await people.WithRoleAsync(Case.Region, Item.Role, ct);
        if (Item.Kind == WorkKinds.DocumentCheck && CaseForms.StepOf<PeriksaBerkas>(Case, Office, Item) is { } step)
        {
            Documents = CaseForms.Lines(step, Case, Office, Me);
            Missing = CaseForms.Outcome(step, Case, Office) is { } found ? [.. found.Missing.Select(m => $"{m.Label}: {m.Reason}")] : [];
        }
        if (Item.Kind == WorkKinds.DraftLetter && CaseForms.StepOf<SusunSurat>(Case, Office, Item) is { } draft)
        {
            var body = Case.Letters.GetValueOrDefault(Item.Letter ?? "")?.Body;
            Marks = Case.Letters.GetValueOrDefault(Item.Letter ?? "")?.Marks ?? [];
            var template = Office.TemplateOf(draft.TemplateName);
            var known = Domain.Letters.LetterFields.Known(template, Office, Case, Item.Letter ?? "");
            var required = Words.List(draft.Wajib?.LiteralText).Union(template.Required.Keys).ToList();
            LetterFields =
            [
                .. required
                    .Union(body?.Keys ?? [])
                    .Union(template.Fields.Keys)
                    .Select(f => new LetterField(
                        f,
                        Words.Field(f),
                        body?.GetValueOrDefault(f) ?? known.GetValueOrDefault(f),
                        template.Required.GetValueOrDefault(f, []),
                        required.Contains(f),
                        template.IsDate(f)
                    )),
            ];
        }
        if (MayAct && Item is { Kind: WorkKinds.SignOff, Letter: { } sealing, Act: Acts.Sign or Acts.Paraf })
            Readiness = await readiness.OfAsync(Office, Item.Role, Case.Letters[sealing].IsWet, Me, ct);
        // Reading a letter to sign it is recorded: it may hold health data.
        AsksPassphrase =
            Item is { Kind: WorkKinds.SignOff, Letter: not null }
            && await remote.LetterOfAsync(Case.Id, Item.Id, SignOff.Forward, Me, ct) is { Act: Acts.Sign };
        if (Item.Kind == WorkKinds.SignOff && Item.Letter is { } key && MayAct)
            Letter = await letters.ReadAsync(Case, key, Me, "membaca sebelum " + Words.Act(Item.Act).ToLowerInvariant(), ct);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        return Again();
    }

    private async Task<IActionResult> RefusedAsync(string caseId, string itemId, Rejection refusal, CancellationToken ct)
    {
        if (IsMissing(refusal))
            return NotFound();
        await LoadAsync(caseId, itemId, ct);
        if (Item is null)
            return await GoneAsync(itemId, ct);
        if (HttpMapping.StatusOf(refusal) == StatusCodes.Status412PreconditionFailed)
        {
            Meanwhile = refusal.Message;
            await FillAsync(ct);
            Again(StatusCodes.Status412PreconditionFailed);
            return Page();
        }
        // A participant's field is not on this page: the fault leads to the person, or to the segment asked of him.
        var people = refusal
            .Faults.Select(f => f.Field)
            .Where(n => n.StartsWith("participants.", StringComparison.Ordinal))
            .Select(n => ($"{(Item.Kind == WorkKinds.Verification ? "segmen" : "peserta")}.{n.Split('.')[1]}", n));
        Refuses(
            refusal,
            [
                .. people,
                ("catatan", "note"),
                ("isi.bukti", "bukti"),
                ("isi.tandaTerima", "tandaTerima"),
                ("isi.diserahkanKepada", "diserahkanKepada"),
                ("isi.pengambil", "pengambil"),
                ("isi.hubungan", "hubungan"),
                ("isi.jenisIdentitas", "jenisIdentitas"),
                ("isi.nomorPks", "nomorPks"),
                ("isi.berlakuDari", "berlakuDari"),
                ("isi.berlakuSampai", "berlakuSampai"),
                ("nama", "applicant.nama"),
                ("telepon", "applicant.telepon"),
                ("isi.kepada", "kepada"),
                ("isi.tujuan", "tujuan"),
            ]
        );
        return await AgainAsync(ct);
    }

    /// <summary>The task is over: who ended it is said on the case's page, not by an error.</summary>
    private async Task<IActionResult> GoneAsync(string itemId, CancellationToken ct)
    {
        Tell(await access.WhyGoneAsync(Case, ItemIds.FromUrl(itemId), Me, ct));
        return Redirect(CaseHref);
    }

    /// <summary>Saves what the form of this kind of task holds beside its outcome.</summary>
    private async Task<bool> SaveAsync(string caseId, string itemId, CancellationToken ct)
    {
        var form = Request.Form;
        if (Item!.Kind == WorkKinds.Registration && form.ContainsKey("nama"))
        {
            var applicant = new Applicant(
                form["nama"].ToString().Trim(),
                CaseForms.Text(form, "telepon"),
                CaseForms.Text(form, "hubungan"),
                CaseForms.Text(form, "alamat")
            );
            if (
                new Checks()
                    .Text("nama", applicant.Nama, 100)
                    .Optional("telepon", applicant.Telepon, 20)
                    .Optional("hubungan", applicant.Hubungan, 50)
                    .Optional("alamat", applicant.Alamat, 300)
                    .Rejection is
                { } invalid
            )
                return !Refuses(invalid);
            if (Refuses((await access.GiveAsync(caseId, Me, new RecordApplicant(applicant), ct)).Rejection))
                return false;
        }
        if (
            Item.Kind == WorkKinds.DocumentCheck
            && CaseForms.StepOf<PeriksaBerkas>(Case, Office, Item) is { } step
            && !await forms.SaveDocumentsAsync(caseId, CaseForms.Lines(step, Case, Office, Me), Me, form, ModelState.AddModelError, ct)
        )
            return false;
        if (
            Item.Kind is WorkKinds.DocumentCheck or WorkKinds.DataEntry
            && !await forms.SaveFactsAsync(Case, Me, form, ModelState.AddModelError, ct)
        )
            return false;
        if (Item.Kind == WorkKinds.HandOverCard && form.Files["pindaian"] is { Length: > 0 } scan)
        {
            await using var content = scan.OpenReadStream();
            var (kept, refused) = await uploads.SaveAsync(caseId, "TANDA_TANGAN_PENGAMBIL", content, Me, ct);
            if (Refuses(refused, ("pindaian", "body")))
                return false;
            collectorScan = kept!.FileId;
        }
        if (Item.Kind == WorkKinds.Verification && !await SaveSegmentsAsync(caseId, ct))
            return false;
        return await LoadAsync(caseId, itemId, ct) && Item is not null;
    }

    private async Task<bool> SaveSegmentsAsync(string caseId, CancellationToken ct)
    {
        foreach (var key in Case.Participants.Keys)
        {
            var (segment, status) = (CaseForms.Text(Request.Form, $"segmen.{key}"), CaseForms.Text(Request.Form, $"status.{key}"));
            if (segment is null || status is null)
                continue;
            bool? here = CaseForms.Text(Request.Form, $"daerah.{key}") switch
            {
                "ya" => true,
                "tidak" => false,
                _ => null,
            };
            int? months = int.TryParse(CaseForms.Text(Request.Form, $"tunggakan.{key}"), out var m) && m is >= 0 and < 1000 ? m : null;
            var check = new SegmentCheck(segment, status, here, months, CaseForms.Text(Request.Form, $"bukti.{key}"));
            if (Case.Segments.TryGetValue(key, out var known) && known.Check == check)
                continue;
            if (
                new Checks().Text("segmen", segment, 40).Text("status", status, 20).Optional("bukti", check.Bukti, 300).Rejection is
                { } invalid
            )
                return !Refuses(invalid);
            if (
                Refuses((await access.GiveAsync(caseId, Me, new RecordSegmentCheck(key, check), ct)).Rejection, ($"segmen.{key}", "segmen"))
            )
                return false;
        }
        return true;
    }

    private string? collectorScan;

    private Dictionary<string, string> Data()
    {
        var data = Typed();
        if (collectorScan is not null)
            data[Berkas.KasusModel.CollectorScan] = collectorScan;
        return data;
    }

    private Dictionary<string, string> Typed() =>
        Request
            .Form.Where(f => f.Key.StartsWith("isi.", StringComparison.Ordinal) && f.Key.Length <= 64)
            .Take(100)
            .ToDictionary(f => f.Key[4..], f => f.Value.ToString() is { Length: <= 4000 } text ? text.Trim() : f.Value.ToString()[..4000]);

    /// <summary>What a button says: a way back to a step is named by the step.</summary>
    public string TextOf(string outcome) =>
        outcome.StartsWith(SignOff.Back + ":", StringComparison.Ordinal)
        && Office.Sops.ById(Case.DefinitionId)?.Definition.Node(outcome[(SignOff.Back.Length + 1)..]) is { DisplayText: { } step }
            ? $"Kembalikan ke langkah: {step}"
        : outcome == "Done" ? Words.Finish(Item!.Kind)
        : Words.Outcome(outcome, Item!.Act);

    /// <summary>What an act is about: its letter, else its case or batch.</summary>
    private string Subject => Case.Letters.GetValueOrDefault(Item!.Letter ?? "")?.Title ?? Case.CaseNo ?? Case.Batch?.No ?? Item.Title;

    private string DoneText(string outcome) =>
        outcome.StartsWith(SignOff.Back + ":", StringComparison.Ordinal) ? "di" + Lower(TextOf(outcome)) : Words.Done(outcome, Item!.Act);

    /// <summary>Who locks before the planned time shuts out what would still have come.</summary>
    private string LockNote(string outcome) =>
        Item!.Kind == WorkKinds.LockBatch && Case.Batch is { } batch && batch.LockAt > time.Now
            ? $" Batch baru berisi {batch.Lines.Count} baris dan direncanakan dikunci {time.Stamp(batch.LockAt)}; berkas yang siap sesudah dikunci tidak ikut."
            : "";

    /// <summary>Fields of the letter with a reason, and up to three quoted passages.</summary>
    private ImmutableArray<PassageMark> Marked()
    {
        var form = Request.Form;
        var body = Case.Letters.GetValueOrDefault(Item!.Letter ?? "")?.Body ?? ImmutableSortedDictionary<string, string>.Empty;
        var fields = body
            .Keys.Select(f => (Field: f, Why: CaseForms.Text(form, $"tanda.{f}")))
            .Where(m => m.Why is not null)
            .Select(m => new PassageMark(Words.Field(m.Field), m.Why!, m.Field));
        var quoted = Enumerable
            .Range(1, 3)
            .Select(i => (Passage: CaseForms.Text(form, $"tanda.bagian.{i}"), Why: CaseForms.Text(form, $"tanda.alasan.{i}"), At: i))
            .Where(m => m.Passage is not null || m.Why is not null)
            .ToList();
        foreach (var half in quoted.Where(q => q.Passage is null || q.Why is null))
            ModelState.AddModelError(
                half.Why is null ? $"tanda.alasan.{half.At}" : $"tanda.bagian.{half.At}",
                half.Why is null ? "Tulis alasan bagian yang ditandai." : "Kutip bagian yang salah."
            );
        ImmutableArray<PassageMark> marks =
        [
            .. fields,
            .. quoted.Where(q => q is { Passage: not null, Why: not null }).Select(q => new PassageMark(q.Passage!, q.Why!)),
        ];
        if (marks.FirstOrDefault(m => m.Why.Length > 500 || m.Passage.Length > 300) is { } tooLong)
            ModelState.AddModelError(tooLong.Field is { } field ? $"tanda.{field}" : "", "Tanda paling banyak 500 karakter.");
        return marks;
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    public string NameOf(string? id) => id == Me.Id ? "Anda" : people.NameOf(id);

    public static string Masked(string number) => IdentityText.Mask(number);

    public string CapacityText =>
        Capacity is { IsSubstitute: true, Kind: var kind } ? $"Anda bertindak sebagai {Words.Code(kind)} {RoleNames.Of(Item!.Role)}" : "";

    public string? Fault(string name) => ModelState.GetValueOrDefault(name)?.Errors.FirstOrDefault()?.ErrorMessage;
}
