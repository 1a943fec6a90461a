using System.Collections.Immutable;
using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Pages.Tugas.Forms;
using Jkn.Workflows.Signing;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>
/// One task: what it is about, its form, its ways out; a handler for each act. Saving the form and ending the task are one button; what was
/// typed stays when either is refused. When somebody acted on it meanwhile, the refusal names him and the person chooses to go on.
/// </summary>
[RequestSizeLimit(32 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 32 * 1024 * 1024, MemoryBufferThreshold = int.MaxValue)]
internal sealed class ItemModel(
    CaseAccess access,
    ItemReading reading,
    ItemForms forms,
    SigningDesk signing,
    People people,
    Drafts drafts,
    PageTime time
) : OfficePage
{
    private const int LongestNote = 2000;

    public ItemScene Scene { get; private set; } = null!;
    public ItemForm Form { get; private set; } = null!;
    public DueView Due { get; private set; } = null!;
    public string? Meanwhile { get; private set; }
    public Interruption? Question { get; private set; }
    public IReadOnlyList<(string Id, string Name)> Colleagues { get; private set; } = [];
    public bool MayReassign => Me.HasAny(Roles.SectionHead, Roles.DivisionHead);

    public async Task<IActionResult> OnGetAsync(string caseId, string itemId, CancellationToken ct)
    {
        if (await LoadAsync(caseId, itemId, ct) is { } elsewhere)
            return elsewhere;
        // A complaint has a page of its own, with its words above the form.
        if (Scene.Case.Kind == CaseKind.Complaint)
            return Redirect(Scene.CaseHref);
        if (Scene.MayAct && Scene.Items.Any(i => i.SeenBy is null && i.SentBy != Me.Id))
        {
            await access.GiveAsync(caseId, Me, new SeeWorkItems(Ids), ct);
            if (await LoadAsync(caseId, itemId, ct) is { } ended)
                return ended;
        }
        await FillAsync(ct);
        if (Scene.MayAct)
            await RestoreAsync(drafts, Request.Path!, ct);
        return Page();
    }

    /// <summary>Ends the task with one of its outcomes.</summary>
    public async Task<IActionResult> OnPostSelesaiAsync(string caseId, string itemId, string? hasil, int versi, CancellationToken ct)
    {
        var input = new ItemInput(Request.Form, Faults, hasil ?? "", versi);
        if (await SaveAsync(caseId, itemId, input, ct) is { } stopped)
            return stopped;
        var act = Form.Finish(input);
        // The reason is asked on the form, before the question whether it is really meant.
        if (!Form.DecidesEach && input.Outcome is SignOff.Rejected or Words.Close && input.Note is null)
            Faults.Add("catatan", $"Tulis alasannya pada catatan: {ItemScene.Lower(Scene.TextOf(input.Outcome))}.");
        if (input.Note?.Length > LongestNote)
            Faults.Add("catatan", "Catatan paling banyak 2.000 karakter.");
        if (Faults.Any)
            return await AgainAsync(ct);
        if (!Interruption.IsConfirmed(Request) && ActWords.WarningOf(Scene, input, act) is { } warning)
            return await AskAsync(warning.Outcome, warning.Text, ct);
        // Where keys lie at the provider, the passphrase lives in this request alone.
        using var secret = SecretProof.Of(Request.Form["frasaSandi"], Request.Form["kodeSekali"]);
        var answer = act is GiveSignOff signOff
            ? await signing.GiveAsync(caseId, Me, signOff, secret, ct)
            : await access.GiveAsync(caseId, Me, act, ct);
        if (answer.Rejection is { } refusal)
            return await RefusedAsync(caseId, itemId, input, refusal, ct);
        Tell(ActWords.DoneOf(Scene, input, act));
        await drafts.DropAsync(Me.Id, Request.Path!, ct);
        return Redirect(ActWords.NextHref(Scene, answer.State!));
    }

    /// <summary>Keeps what was typed; the task stays.</summary>
    public async Task<IActionResult> OnPostSimpanAsync(string caseId, string itemId, CancellationToken ct)
    {
        if (await SaveAsync(caseId, itemId, new(Request.Form, Faults, "", 0), ct) is { } stopped)
            return stopped;
        await drafts.DropAsync(Me.Id, Request.Path!, ct);
        Tell("Isian disimpan.");
        return Redirect(Request.Path!);
    }

    public Task<IActionResult> OnPostAmbilAsync(string caseId, string itemId, int versi, CancellationToken ct) =>
        MoveAsync(
            caseId,
            itemId,
            item => Together(new ClaimWorkItem(item.Id, versi), new ClaimWorkItems(Ids)),
            "Tugas ini sekarang pada Anda.",
            stays: true,
            ct
        );

    public Task<IActionResult> OnPostLepasAsync(string caseId, string itemId, int versi, CancellationToken ct) =>
        MoveAsync(
            caseId,
            itemId,
            item => Together(new ReleaseWorkItem(item.Id, versi), new ReleaseWorkItems(Ids)),
            "Tugas dilepas.",
            stays: false,
            ct
        );

    public Task<IActionResult> OnPostAlihkanAsync(string caseId, string itemId, string? kepada, int versi, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(kepada))
            Faults.Add("kepada", "Pilih penerima tugas.");
        return MoveAsync(
            caseId,
            itemId,
            item => Together(new ReassignWorkItem(item.Id, kepada!, versi), new ReassignWorkItems(Ids, kepada!)),
            "Tugas dialihkan.",
            stays: false,
            ct
        );
    }

    public Task<IActionResult> OnPostTarikAsync(string caseId, string itemId, CancellationToken ct) =>
        MoveAsync(caseId, itemId, item => new RecallWorkItem(item.Id), "Tugas ditarik kembali.", stays: false, ct);

    /// <summary>The task goes from desk to desk; nothing of its form is sent.</summary>
    private async Task<IActionResult> MoveAsync(
        string caseId,
        string itemId,
        Func<WorkItem, Command> act,
        string said,
        bool stays,
        CancellationToken ct
    )
    {
        if (await LoadAsync(caseId, itemId, ct) is { } elsewhere)
            return elsewhere;
        if (Faults.Any)
            return await AgainAsync(ct);
        var answer = await access.GiveAsync(caseId, Me, act(Scene.Item), ct);
        if (answer.Rejection is { } refusal)
            return await RefusedAsync(caseId, itemId, new(Request.Form, Faults, "", 0), refusal, ct);
        Tell(said);
        if (stays)
            return Redirect(Request.Path!);
        await drafts.DropAsync(Me.Id, Request.Path!, ct);
        return Redirect("/tugas");
    }

    /// <summary>Null when this task is there to be acted on; else the page to answer with.</summary>
    private async Task<IActionResult?> LoadAsync(string caseId, string itemId, CancellationToken ct)
    {
        var (state, scene) = await reading.FindAsync(caseId, itemId, Me, ct);
        if (state is null)
            return NotFound();
        if (scene is null)
        {
            // The task is over: who ended it is said on the case's page, not by an error.
            Tell(await access.WhyGoneAsync(state, ItemIds.FromUrl(itemId), Me, ct));
            return Redirect(ItemScene.HrefOf(state));
        }
        (Scene, Form) = (scene, forms.Of(scene));
        return null;
    }

    /// <summary>Null when what the form keeps is kept, and the task is still there.</summary>
    private async Task<IActionResult?> SaveAsync(string caseId, string itemId, ItemInput input, CancellationToken ct)
    {
        if (await LoadAsync(caseId, itemId, ct) is { } elsewhere)
            return elsewhere;
        await Form.SaveAsync(input, ct);
        if (Faults.Any)
            return await AgainAsync(ct);
        Scene = (await reading.FindAsync(caseId, itemId, Me, ct)).Scene ?? Scene;
        return null;
    }

    private async Task FillAsync(CancellationToken ct)
    {
        Due = DueView.Of(Scene.Case, Scene.Item, time);
        await people.LoadAsync([Scene.Item.AssignedTo, Scene.Item.SentBy, Scene.Item.SeenBy], ct);
        if (MayReassign)
            Colleagues = await people.WithRoleAsync(Scene.Case.Region, Scene.Item.Role, ct);
        Form = forms.Of(Scene);
        await Form.FillAsync(ct);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        return Again();
    }

    private async Task<IActionResult> AskAsync(string outcome, string warning, CancellationToken ct)
    {
        await FillAsync(ct);
        var said = Scene.TextOf(outcome);
        Question = new(
            $"{said}: {Scene.Subject}",
            warning + ActWords.LockNote(Scene, time),
            said,
            Request.Path!,
            Interruption.FieldsOf(Request),
            $"{Request.Path}{Request.QueryString}"
        );
        return Page();
    }

    private async Task<IActionResult> RefusedAsync(string caseId, string itemId, ItemInput input, Rejection refusal, CancellationToken ct)
    {
        if (IsMissing(refusal))
            return NotFound();
        if (await LoadAsync(caseId, itemId, ct) is { } elsewhere)
            return elsewhere;
        if (IsStale(refusal))
        {
            Meanwhile = refusal.Message;
            await FillAsync(ct);
            return Again(StatusCodes.Status412PreconditionFailed);
        }
        // A participant's field is not on this page: the fault leads to the person, or to the segment asked of him.
        var person = Scene.Item.Kind == WorkKinds.Verification ? "segmen" : "peserta";
        var told = Scene.IsFamily ? Form.OnForm(refusal, input) : refusal;
        var ofPeople = told
            .Faults.Select(f => f.Field)
            .Where(n => n.StartsWith("participants.", StringComparison.Ordinal))
            .Select(n => ($"{person}.{n.Split('.')[1]}", n));
        Faults.Refuses(told, [.. ofPeople, .. input.Names]);
        return await AgainAsync(ct);
    }

    private ImmutableArray<string> Ids => [.. Scene.Items.Select(i => i.Id)];

    /// <summary>One task alone, or all of a family's group at once.</summary>
    private Command Together(Command one, Command all) => Scene.IsFamily ? all : one;

    public string NameOf(string? id) => id == Me.Id ? "Anda" : people.NameOf(id);
}
