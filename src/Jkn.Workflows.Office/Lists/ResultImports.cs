using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Domain.Offices;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What a region adds to a layout of answers: headings, words for outcomes, words for reasons.</summary>
public sealed record ListMapping(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Headings,
    IReadOnlyDictionary<string, string> Outcomes,
    IReadOnlyDictionary<string, string> Reasons
);

/// <summary>
/// Mappings of answers that a region saved, laid over the layouts of its files. The newest counts; older ones stay for the record.
/// </summary>
internal sealed class ResultImports(IDbContextFactory<AppDb> databases, Offices offices, OfficeDesk desk, OfficeClock clock)
{
    private const string Setting = SettingNames.Mapping;

    /// <summary>The layout with the region's own words; null when there is none of that code.</summary>
    public async Task<ListLayout?> LayoutAsync(string region, string code, CancellationToken ct)
    {
        if (offices.Find(region)?.Layouts.GetValueOrDefault(code) is not { Use: ListLayout.Results } layout)
            return null;
        return await MappingAsync(region, code, ct) is { } own ? Merge(layout, own) : layout;
    }

    public async Task<ListMapping?> MappingAsync(string region, string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = await db
            .RegionSettings.AsNoTracking()
            .Where(s => s.Region == region && s.Name == Setting + code)
            .OrderByDescending(s => s.EffectiveFrom)
            .FirstOrDefaultAsync(ct);
        return row is null ? null : JsonSerializer.Deserialize<ListMapping>(row.Json)!;
    }

    public async Task<Rejection?> SaveAsync(Actor actor, string code, ListMapping mapping, CancellationToken ct)
    {
        if (
            offices.Find(actor.Region) is not { } office
            || office.Layouts.GetValueOrDefault(code) is not { Use: ListLayout.Results } layout
        )
            return new("layout-unknown", "Tata letak daftar ini tidak ada.");
        if (mapping.Headings.Keys.FirstOrDefault(f => layout.Columns.All(c => c.Field != f)) is { } field)
            return new("field-unknown", $"Kolom \"{field}\" tidak ada di tata letak ini.", "headings");
        if (mapping.Outcomes.Values.FirstOrDefault(o => !Domain.Batches.RecordBatchResults.Outcomes.Contains(o)) is not null)
            return new("outcome-unknown", "Hasil harus AKTIF, GAGAL atau TANPA_KARTU.", "outcomes");
        if (mapping.Reasons.Values.FirstOrDefault(r => office.Reasons?.Find(r) is null) is { } reason)
            return new("reason-unknown", $"Kode alasan \"{reason}\" tidak dikenal.", "reasons");
        // To the tick: two savings of one second are two lines.
        var from = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture);
        var command = new EnterSetting(Setting + code, from, JsonSerializer.Serialize(mapping));
        return (await desk.RunAsync(actor.Region, actor, command, ct)).Decision.Rejection;
    }

    private static ListLayout Merge(ListLayout layout, ListMapping own) =>
        layout with
        {
            Columns =
            [
                .. layout.Columns.Select(c =>
                    c with
                    {
                        Labels = own.Headings.GetValueOrDefault(c.Field ?? "") is { } more ? [.. c.Labels, .. more] : c.Labels,
                        Codes =
                            c.Field == "hasil"
                                ? c.Codes.SetItems(own.Outcomes.Select(o => KeyValuePair.Create(ListText.Plain(o.Key), o.Value)))
                                : c.Codes,
                    }
                ),
            ],
            // What the region says of a reason comes before what the file says.
            Reasons = [.. own.Reasons, .. layout.Reasons],
        };
}
