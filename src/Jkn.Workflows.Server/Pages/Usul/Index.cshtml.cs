using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Usul;

/// <summary>What people propose to change of a procedure, from a case, a meeting or by themselves, and what became of it.</summary>
internal sealed class IndexModel(SopProposals proposals, Offices offices, People people, OfficeClock clock) : OfficePage
{
    public static readonly IReadOnlyDictionary<string, string> States = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [SopProposals.Filed] = "Menunggu jawaban",
        [SopProposals.Accepted] = "Diterima",
        [SopProposals.Declined] = "Tidak diterima",
    };

    [BindProperty(SupportsGet = true)]
    public string? Sop { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Berkas { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rapat { get; set; }
    public Office? Office { get; private set; }
    public IReadOnlyList<SopVersion> Sops { get; private set; } = [];
    public SopVersion? Chosen { get; private set; }
    public IReadOnlyList<SopProposalRow> Rows { get; private set; } = [];
    public string NewId { get; private set; } = "";
    public bool MayAnswer => SopProposals.MayAnswer(Me);

    public IEnumerable<(string Id, string Title)> Steps =>
        Chosen!.Definition.Nodes.OfType<OfficeActivity>().Select(n => (n.Id, n.Deed.Length > 90 ? n.Deed[..90] + "…" : n.Deed));

    public string NameOfSop(string key) => Sops.FirstOrDefault(s => s.Key == key)?.Name ?? key;

    public string NameOf(string? id) => people.NameOf(id);

    public static string Tone(string state) =>
        state switch
        {
            SopProposals.Accepted => "ok",
            SopProposals.Declined => "bad",
            _ => "warn",
        };

    public async Task OnGetAsync(CancellationToken ct)
    {
        if ((Office = offices.Find(Me.Region)) is not { } office)
            return;
        NewId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
        var today = office.DateOf(clock.GetUtcNow());
        Sops =
        [
            .. office
                .Sops.All.GroupBy(v => v.Key)
                .Select(g => office.Sops.Effective(g.Key, today) ?? g.MaxBy(v => v.Version)!)
                .OrderBy(v => v.Name, StringComparer.Ordinal),
        ];
        Chosen = Sops.FirstOrDefault(s => s.Key == Sop);
        Rows = await proposals.ListAsync(Me.Region, Chosen?.Key, ct);
        await people.LoadAsync(Rows.SelectMany(r => new[] { r.MadeBy, r.AnsweredBy }), ct);
    }

    /// <summary>The form carries its id: sent twice, it is one.</summary>
    public async Task<IActionResult> OnPostAsync(string? id, string? langkah, string? usul, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id, "n", out _))
            return BadRequest();
        var refusal = await proposals.FileAsync(
            id,
            Me,
            Sop ?? "",
            string.IsNullOrEmpty(langkah) ? null : langkah,
            usul ?? "",
            Berkas,
            Rapat,
            ct
        );
        if (IsMissing(refusal))
            return NotFound();
        if (Refuses(refusal, ("usul", "text"), ("langkah", "step")))
        {
            await OnGetAsync(ct);
            return Again();
        }
        Tell("Usul dikirim. Jawabannya tampak di halaman ini.");
        return Redirect($"/usul-sop?sop={Uri.EscapeDataString(Sop!)}");
    }

    public async Task<IActionResult> OnPostJawabAsync(string? id, bool terima, string? jawaban, CancellationToken ct)
    {
        var refusal = await proposals.AnswerAsync(id ?? "", Me, terima, jawaban ?? "", ct);
        if (IsMissing(refusal))
            return NotFound();
        if (Refuses(refusal, ("jawaban", "answer")))
        {
            await OnGetAsync(ct);
            return Again();
        }
        Tell("Usul dijawab.");
        return Redirect("/usul-sop");
    }
}
