using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Application.Trials;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Server.Pages.Pictures;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>Uji coba: a version played with invented people on its picture, with a clock to be moved. Nothing of it stays.</summary>
internal sealed class UjiModel(Offices offices, DefinitionLists lists, TrialDesk trials, TrialTurns turns, PageTime time) : OfficePage
{
    public SopVersion Version { get; private set; } = null!;
    public Office Office { get; private set; } = null!;
    public Trial? Trial { get; private set; }
    public IReadOnlyList<SopVersion> Users { get; private set; } = [];
    public DateTimeOffset Now => Trial!.Office.Now;
    public IEnumerable<(CaseState Case, WorkItem Item)> Work =>
        Trial!
            .Office.Cases.Values.SelectMany(c => c.WorkItems.Values.Select(w => (c, w)))
            .OrderBy(x => x.w.OpenedAt)
            .ThenBy(x => x.w.Id, StringComparer.Ordinal);

    /// <summary>What each case and batch of the trial has come to.</summary>
    public IEnumerable<(string Name, string Text)> States =>
        Trial!
            .Office.Cases.Values.OrderBy(c => c.Id, StringComparer.Ordinal)
            .Select(c =>
                (NameOf(c) ?? "Keadaan berkas", c.Batch is { } batch ? Words.Spell(batch.Stage.ToString()) : CaseStatus.LabelOf(c.Status))
            );

    /// <summary>What a case is called where there are several; null for the only one.</summary>
    public string? NameOf(CaseState state) =>
        state.Batch is { } batch ? $"batch {batch.No}"
        : Trial!.Office.Cases.Values.Count(c => c.Kind == CaseKind.Case) > 1 ? $"berkas {state.Id}"
        : null;

    public IEnumerable<(string Key, string Text)> Waiting =>
        Trial!
            .Office.Cases.Values.SelectMany(c => Timers.Of(c).Select(t => (t.Key, t.DueAt)))
            .OrderBy(t => t.DueAt)
            .Take(5)
            .Select(t => (t.Key, time.Stamp(t.DueAt)));

    public async Task<IActionResult> OnGetAsync(string definitionId, int? versi, string? uji, CancellationToken ct)
    {
        if (!await LoadAsync(definitionId, versi, ct))
            return NotFound();
        Trial = uji is null ? null : trials.Find(uji, Me);
        return Page();
    }

    public async Task<IActionResult> OnPostMulaiAsync(
        string definitionId,
        int versi,
        string? mulai,
        int? berkas,
        int? orang,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(definitionId, versi, ct))
            return NotFound();
        if (Parse(mulai) is not { } start)
            ModelState.AddModelError("mulai", "Isi tanggal dan jam.");
        else
        {
            Trial? begun = null;
            var refusal = turns.Play(
                Me.Id,
                () =>
                {
                    (begun, var no) = trials.Begin(Me, Version, Office, start, berkas ?? 1, orang ?? 1);
                    return no;
                }
            );
            if (begun is not null)
                return Redirect(Href(begun));
            ModelState.AddModelError(refusal!.Code == "trial-size" ? "berkas" : "mulai", refusal.Message);
        }
        return Again();
    }

    public Task<IActionResult> OnPostLangkahAsync(
        string definitionId,
        int versi,
        string uji,
        string berkas,
        string tugas,
        string hasil,
        CancellationToken ct
    ) => PlayAsync(definitionId, versi, uji, trial => trials.Do(trial, berkas, tugas, hasil, Office), ct);

    public Task<IActionResult> OnPostMajuAsync(string definitionId, int versi, string uji, string? ke, int? jam, CancellationToken ct) =>
        PlayAsync(
            definitionId,
            versi,
            uji,
            trial =>
            {
                if (
                    (jam is > 0 and <= 24 * 400 ? trial.Office.Now.AddHours(jam.Value) : Parse(ke)) is not { } then
                    || then > trial.Office.Now.AddDays(400)
                )
                    return new("date-invalid", "Isi tanggal dan jam sesudah jam uji coba, paling jauh 400 hari.", "ke");
                trials.MoveTo(trial, then);
                return null;
            },
            ct
        );

    /// <summary>What each step is on the picture: done, standing there, possible.</summary>
    public IReadOnlyDictionary<string, StepMark> Marks()
    {
        var state = Trial!.Shown;
        var ran = Trial.Office.JournalOf(state.Id).SelectMany(e => e.Events).ToList();
        var running = new Dictionary<int, string>();
        var done = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var happened in ran)
        {
            if (happened is Engine.FlowEvent.ActivityStarted s)
                running[s.Instance] = s.ActivityId;
            else if (happened is Engine.FlowEvent.ActivityWaiting w)
                running[w.Instance] = w.ActivityId;
            else if (happened is Engine.FlowEvent.ActivityRan r)
                done[r.ActivityId] = done.GetValueOrDefault(r.ActivityId) + 1;
            else if (happened is Engine.FlowEvent.ActivityCompleted c && running.TryGetValue(c.Instance, out var id))
                done[id] = done.GetValueOrDefault(id) + 1;
        }
        var current = state
            .Flow.Instances.Values.Select(i => i.ActivityId)
            .Where(id => Version.Definition.Node(id) is not null and not Engine.Activities.Flowchart)
            .ToHashSet(StringComparer.Ordinal);
        var possible = new FlowPicture(Version.Definition).ReachableFrom(current);
        return Version
            .Definition.Nodes.Select(n => n.Id)
            .Distinct()
            .ToDictionary(
                id => id,
                id => new StepMark(done.GetValueOrDefault(id), null, null, current.Contains(id), possible.Contains(id)),
                StringComparer.Ordinal
            );
    }

    private async Task<IActionResult> PlayAsync(
        string definitionId,
        int versi,
        string uji,
        Func<Trial, Rejection?> act,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(definitionId, versi, ct))
            return NotFound();
        if (trials.Find(uji, Me) is not { } trial)
        {
            Tell("Uji coba itu sudah dilupakan. Mulai lagi.");
            return Redirect(SopWords.Href(definitionId) + $"/uji?versi={versi}");
        }
        Trial = trial;
        try
        {
            if (Refuses(turns.Play(Me.Id, () => act(trial))))
                return Again();
        }
        catch (InvalidOperationException e)
        {
            // A timer that leads nowhere is a fault of the draft being tried: it is what a trial is for.
            ModelState.AddModelError("", $"Uji coba berhenti: {e.Message}");
            return Again();
        }
        return Redirect(Href(trial));
    }

    private string Href(Trial trial) =>
        $"/sop/{Uri.EscapeDataString(Version.Definition.DefinitionId)}/uji?versi={Version.Version}&uji={trial.Id}";

    private DateTimeOffset? Parse(string? local) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local ?? "")
            is { Success: true, Value: var at }
        && at.Year is > 2000 and < 2100
            ? Office.Time.At(at).ToUniversalTime()
            : null;

    private async Task<bool> LoadAsync(string definitionId, int? number, CancellationToken ct)
    {
        var line = (await lists.AllAsync(Me.Region, ct)).FirstOrDefault(l =>
            l.DefinitionId == definitionId && (number is null ? l.IsLatest : l.Version == number)
        );
        if (line is null || offices.Find(Me.Region) is not { } office || office.Sops.ById(line.VersionId) is not { } version)
            return false;
        (Office, Version) = (office, version);
        Users = [.. SopParts.UsersOf(version, office.Sops).Where(v => v.Use == SopUses.Case)];
        return true;
    }
}
