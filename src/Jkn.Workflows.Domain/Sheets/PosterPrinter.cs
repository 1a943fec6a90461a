using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>From a version of a procedure to what citizens are told of it.</summary>
public static class PosterPrinter
{
    /// <summary>Whether there is anything in it for citizens: work inside the office, parts and batches have no poster.</summary>
    public static bool IsForCitizens(SopVersion version) =>
        version.Use == SopUses.Case && version.Definition.Nodes.Any(n => SheetFact.Of(n).Citizens is { Length: > 0 });

    public static SopPoster Model(SopVersion version, Office office)
    {
        var sheet = SopPrinter.Model(version, office);
        var rows = sheet.Rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var graph = SheetGraph.Of(version.Definition, office.Sops.Library, _ => false);
        var nodes = version.Definition.Nodes;
        return new()
        {
            Name = sheet.Name,
            Agency = sheet.Agency,
            State = sheet.State,
            VersionLabel = sheet.VersionLabel,
            Fingerprint = sheet.Fingerprint,
            InForce = sheet.InForce,
            Components = sheet.Components,
            Steps = new PosterWay(graph, Drawn).Steps(),
            Papers = [.. Papers(nodes.OfType<PeriksaBerkas>(), office.Region)],
            Dates =
            [
                .. nodes.OfType<MasukBatch>().Select(n => n.Jenis?.LiteralText).Distinct().SelectMany(kind => Dates(kind, office.Region)),
            ],
        };

        PosterStep Drawn(SheetStep step)
        {
            var row = rows.GetValueOrDefault(step.Key);
            var time = row?.Waktu is { Source: SheetSources.Document or SheetSources.Decided } said ? said.Text : null;
            // Whoever else does it is named by the sentence.
            var own = row is not null && sheet.Lanes[row.Lane].Code == Roles.Applicant;
            return new(SheetFact.Of(step.Node).Citizens!, own ? row!.Pelaksana.Text : "", time, []);
        }
    }

    private static IEnumerable<PosterPapers> Papers(IEnumerable<PeriksaBerkas> checks, Region region)
    {
        var check = checks.FirstOrDefault();
        var all = Items(check?.DaftarPeriksa?.LiteralText, region);
        var urgent = Items(check?.DaftarPeriksaDarurat?.LiteralText, region).Except(all).ToImmutableArray();
        if (all.Length > 0)
            yield return new(urgent.Length > 0 ? "Semua pemohon" : "", all);
        if (urgent.Length > 0)
            yield return new("Hanya pasien yang dirawat inap (emergency)", urgent);
    }

    /// <summary>Papers and conditions as the checklist has them; one of a group is named once, by the group's words.</summary>
    private static ImmutableArray<string> Items(string? code, Region region)
    {
        if (code is not { Length: > 0 } || region.Checklist(code) is not { } list)
            return [];
        var facts = region.Settings.Checklist.ToDictionary(s => s.Key, s => s.Value.Value ? "true" : "false", StringComparer.Ordinal);
        var texts = list
            .Items.Select(item => (item, Rule: item.Required.FirstOrDefault(r => r.When is null || r.When.Holds(facts))))
            .Where(x => x.Rule is { Optional: false })
            .Select(x => x.Rule!.Group is { } oneOf ? $"Salah satu: {list.Groups.GetValueOrDefault(oneOf, x.item.Label)}" : x.item.Label);
        return [.. texts.Distinct()];
    }

    private static IEnumerable<string> Dates(string? kind, Region region)
    {
        if (kind is null || region.Batch(kind) is not { } batch)
            yield break;
        if (batch.Window is { Value: var window })
            yield return $"Berkas diterima tanggal {window.From} s.d. {window.To} setiap bulan";
        if (batch.Deliver.Value is DayOfMonthCutoff { Day: var day })
            yield return $"{batch.Label}: tanggal {day} setiap bulan";
        if (batch.Deliver.Value is TimeOfDayCutoff { Times: var times })
            yield return $"{batch.Label}: pukul {string.Join(" dan ", times.Select(Indonesian.Time))}"
                + (region.IsOpen(batch.Deliver.Source) ? " (jam dapat berubah)" : "");
    }
}
