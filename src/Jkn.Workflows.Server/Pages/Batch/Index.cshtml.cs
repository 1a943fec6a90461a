using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Batch;

/// <summary>The region's batches, newest first.</summary>
internal sealed class IndexModel(AppDb db) : OfficePage
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Tahap { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Sebelum { get; set; }
    public IReadOnlyList<BatchRow> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(null, null, 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var region = Me.Region;
        var rows = db.Batches.AsNoTracking().Where(b => b.Region == region);
        if (!string.IsNullOrEmpty(Tahap))
            rows = rows.Where(b => b.Stage == Tahap);
        if (Sebelum is { } before)
            rows = rows.Where(b => b.CaseKey < before);
        var found = await rows.OrderByDescending(b => b.CaseKey).Take(Size + 1).ToListAsync(ct);
        Rows = [.. found.Take(Size)];
        Pager = new(found.Count > Size ? Link(Rows[^1].CaseKey) : null, Sebelum is null ? null : Link(null), Rows.Count);
    }

    private string Link(long? before) =>
        "/batch"
        + QueryString.Create(
            new Dictionary<string, string?>
            {
                ["tahap"] = Tahap,
                ["sebelum"] = before?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }.Where(p => !string.IsNullOrEmpty(p.Value))
        );
}
