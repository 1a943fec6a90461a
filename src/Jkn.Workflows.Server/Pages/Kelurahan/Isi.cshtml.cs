using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Kelurahan;

/// <summary>
/// The families of one list: the same step for all that are ticked, an outcome for each. Whoever is out of the ordinary is left unticked
/// and done by hand.
/// </summary>
internal sealed class IsiModel(ListedFamilies lists) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Langkah { get; set; }
    public string ImportId { get; private set; } = "";
    public IReadOnlyList<ListedFamily> Families { get; private set; } = [];
    public IReadOnlyList<BulkStep> Steps { get; private set; } = [];
    public BulkStep? Step { get; private set; }

    /// <summary>Who waits at the step that is shown.</summary>
    public IReadOnlyList<ListedFamily> Waiting { get; private set; } = [];
    public IReadOnlyList<BulkOutcome> Outcomes { get; private set; } = [];
    public bool IsMine => Step is not null && Me.Has(Step.Role);

    public async Task<IActionResult> OnGetAsync(string importId, CancellationToken ct) =>
        await LoadAsync(importId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string importId, string[]? pilih, string? bukti, CancellationToken ct)
    {
        if (!await LoadAsync(importId, ct) || Step is not { } step)
            return NotFound();
        var chosen = Waiting.Where(f => pilih?.Contains(f.CaseId) == true).ToList();
        if (chosen.Count == 0)
            ModelState.AddModelError("pilih", "Centang paling sedikit satu keluarga.");
        var check = step.Kind == WorkKinds.Verification ? new SegmentCheck("TIDAK_ADA", "TIDAK_ADA", Bukti: bukti?.Trim()) : null;
        if (check is not null)
            Refuses(new Checks().Text("bukti", bukti, 300).Rejection);
        if (!ModelState.IsValid)
            return Again();
        Outcomes = [.. (await lists.DoAsync(Me, chosen, step.ActivityId, check, ct)).OrderBy(o => o.Refusal is null)];
        await LoadAsync(importId, ct);
        return Page();
    }

    /// <summary>What the button does to so many families.</summary>
    public static string Act(BulkStep step) =>
        step.Kind switch
        {
            WorkKinds.Registration => "Terima dan daftarkan yang dicentang",
            WorkKinds.DocumentCheck => "Nyatakan lengkap yang dicentang",
            WorkKinds.DataEntry => "Nyatakan data yang dicentang sudah benar",
            WorkKinds.Verification => "Nyatakan layak yang dicentang",
            _ => $"{Words.Outcome(Domain.Activities.SignOff.Forward, step.Act)} yang dicentang",
        };

    private async Task<bool> LoadAsync(string importId, CancellationToken ct)
    {
        if (await lists.OfAsync(Me, importId, ct) is not { } families)
            return false;
        (ImportId, Families, Steps) = (importId, families, ListedFamilies.Steps(families));
        Step =
            Steps.FirstOrDefault(s => s.ActivityId == Langkah)
            ?? Steps.FirstOrDefault(s => Me.Has(s.Role))
            ?? (Steps.Count > 0 ? Steps[0] : null);
        Waiting = Step is null ? [] : [.. families.Where(f => f.Tasks.Any(t => t.ActivityId == Step.ActivityId))];
        return true;
    }
}
