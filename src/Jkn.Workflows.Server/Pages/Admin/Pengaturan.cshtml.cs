using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>A value of the region's files with its place and source.</summary>
internal sealed record SettingLine(string Part, string Path, string Value, string Source, string? Note);

/// <summary>
/// Everything that is set in a region with where it comes from, so that nobody takes a guess for a rule; its switches are changed by the
/// head from a date on.
/// </summary>
internal sealed class PengaturanModel(
    Offices offices,
    WorkflowsFolder folder,
    Folders folders,
    SettingDesk settings,
    OfficeDesk desk,
    PromiseSweep sweep,
    People people,
    PageTime time,
    OfficeClock clock
) : OfficePage
{
    private static readonly string[] files = ["region.json", "registers.json", "checklists.json"];

    public Office? Office { get; private set; }
    public bool IsHead => Me.Has(Roles.AgencyHead);
    public string Today => Office!.DateOf(clock.GetUtcNow());
    public IReadOnlyList<SettingSwitch> Switches { get; private set; } = [];
    public IReadOnlyList<SettingLine> Lines { get; private set; } = [];
    public IReadOnlyList<(SettingChange Change, string By, DateTimeOffset At)> Changes { get; private set; } = [];
    public IReadOnlyList<Choice> Choices =>
        [
            .. Switches.SelectMany(s =>
                s.Values.Where(v => v.Value != s.Now).Select(v => new Choice($"{s.Key}={v.Value}", $"{s.Label} → {v.Label}"))
            ),
        ];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Legaliser)]
    public async Task<IActionResult> OnPostUbahAsync(string? nilai, string? mulai, string? alasan, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Office is null)
            return NotFound();
        if (Refuses(new Checks().Text("nilai", nilai, 100).Text("mulai", mulai, 10).Text("alasan", alasan, 500).Rejection))
            return Again();
        var change = nilai!.Split('=', 2) is [var key, var value]
            ? new SettingChange(key, value, mulai!, alasan!.Trim(), Me.Id)
            : new("", "", mulai!, alasan!, Me.Id);
        if (
            Refuses(
                (await desk.RunAsync(Me.Region, Me, new ChangeSetting(change), ct)).Decision.Rejection,
                ("nilai", "value"),
                ("mulai", "from"),
                ("alasan", "reason")
            )
        )
            return Again();
        sweep.Again();
        Tell("Pengaturan diubah.");
        return RedirectToPage();
    }

    public int Count(string source) => Lines.Count(l => l.Source.StartsWith(source, StringComparison.Ordinal));

    /// <summary>Values that nobody's document says and the office has not settled.</summary>
    public int Open => Lines.Count(l => Office!.Region.IsOpen(l.Source));

    public string Words(SettingChange change) =>
        Switches.FirstOrDefault(s => s.Key == change.Key) is { } known
            ? $"{known.Label}: {known.LabelOf(change.Value)}"
            : $"{change.Key}: {change.Value}";

    public string Stamp(DateTimeOffset at) => time.Stamp(at);

    private async Task LoadAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office || folder.Find(Me.Region) is not { } loaded)
            return;
        Office = office;
        Switches = SettingChange.Of(office.Region, office.Time.Local(clock.GetUtcNow()).Date);
        var rows = await settings.CurrentAsync(Me.Region, SettingNames.Switch, ct);
        await people.LoadAsync(rows.Select(r => r.CreatedBy), ct);
        Changes =
        [
            .. rows.OrderByDescending(r => r.CreatedAt)
                .Select(r => (JsonSerializer.Deserialize<SettingChange>(r.Json)!, people.NameOf(r.CreatedBy), r.CreatedAt)),
        ];
        var lines = new List<SettingLine>();
        foreach (var file in files.Select(f => Path.Combine(folders.Workflows, loaded.Folder, f)).Where(System.IO.File.Exists))
        {
            foreach (var (key, node) in JsonNode.Parse(await System.IO.File.ReadAllTextAsync(file, ct))!.AsObject())
                Walk(SettingWords.Part(key), SettingWords.Part(key) == SettingWords.Name(key) ? [] : [SettingWords.Name(key)], node, lines);
        }
        Lines = lines;
    }

    private static void Walk(string part, ImmutableArray<string> at, JsonNode? node, List<SettingLine> lines)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
                Walk(part, at.Add(SettingWords.Element(list[i], i + 1)), list[i], lines);
        }
        if (node is not JsonObject one)
            return;
        if (one["source"] is JsonValue source && source.TryGetValue<string>(out var from))
            lines.Add(
                new(
                    part,
                    at.IsEmpty ? part : string.Join(" › ", at),
                    SettingWords.ValueOf(one),
                    from,
                    one["note"] is JsonValue note && note.TryGetValue<string>(out var said) ? said : null
                )
            );
        foreach (var (key, inner) in one.Where(p => p.Key is not ("source" or "note" or "value")))
            Walk(part, at.Add(SettingWords.Name(key)), inner, lines);
    }
}
