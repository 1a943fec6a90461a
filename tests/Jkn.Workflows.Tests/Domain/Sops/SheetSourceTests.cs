using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.Sops;

/// <summary>AC-93: what a printed row rests on is what its data says, and whoever does it is a person or an office.</summary>
public sealed partial class SheetSourceTests
{
    private static readonly string[] outside = ["PEMOHON", "KELURAHAN", "DINKES", "RS", "BPJS"];

    public static TheoryData<string> RegionFolders => [.. Shipped.Regions];

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void No_sheet_has_a_column_for_the_program(string region)
    {
        foreach (var (version, model) in Sheets(region))
        {
            model.Lanes.ShouldNotContain(l => l.Code == OfficeActivity.Machine || l.Label.Contains("Aplikasi"), version.Key);
            model.Lanes.ShouldAllBe(l => Shipped.Office(region).Region.Roles.Any(r => r.Code == l.Code), version.Key);
            // What the program does alone is no row.
            var alone = version
                .Definition.Nodes.OfType<OfficeActivity>()
                .Where(n => n.Performer == OfficeActivity.Machine)
                .Select(n => n.Id);
            model.Rows.Where(r => r.Symbol is SheetSymbols.Process).Select(r => r.Key).Intersect(alone).ShouldBeEmpty(version.Key);
        }
    }

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void A_row_bears_a_mark_exactly_where_its_data_says_assumed(string region)
    {
        foreach (var (version, model) in Sheets(region))
        {
            var texts = version.Definition.Nodes.OfType<OfficeActivity>().ToDictionary(n => n.Id, n => n.Sumber?.LiteralText ?? "");
            foreach (var row in model.Rows.Where(r => texts.ContainsKey(r.Key) && r.No.Length > 0))
            {
                var parts = texts[row.Key].Split(';', StringSplitOptions.TrimEntries);
                var act = parts.Where(p => !Column().IsMatch(p)).ToArray();
                Says(row.Kegiatan).ShouldBe(act.Any(Assumed), $"{version.Key} {row.Key}");
                Says(row.Pelaksana).ShouldBe(Own(parts, "pelaksana", act).Any(Assumed), $"{version.Key} {row.Key}");
                if (row.Waktu.Text != "–")
                    Says(row.Waktu).ShouldBe(Own(parts, "waktu", act).Any(Assumed), $"{version.Key} {row.Key}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void Every_source_can_be_read_and_every_mark_leads_to_its_sentence(string region)
    {
        foreach (var (version, model) in Sheets(region))
        {
            version.Definition.Nodes.OfType<OfficeActivity>().SelectMany(n => n.Basis.Unreadable).ShouldBeEmpty(version.Key);
            model.Notes.Select(n => n.No).ShouldBe(Enumerable.Range(1, model.Notes.Length));
            model.Notes.ShouldAllBe(n =>
                n.Text.Length > 10 && !n.Text.Contains("Belum ditetapkan daerah") && !n.Text.Contains("Sumbernya")
            );
            foreach (var cell in model.Rows.SelectMany(Cells).Concat(model.Clocks))
            {
                cell.Notes.ShouldAllBe(no => no <= model.Notes.Length);
                (cell.Notes.Length > 0).ShouldBe(cell.Source is SheetSources.Assumed or SheetSources.Decided);
            }
        }
    }

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void A_version_in_force_prints_no_working_notes(string region)
    {
        foreach (var (version, model) in Sheets(region).Where(s => s.Model.InForce))
        {
            var printed = model
                .Rows.SelectMany(Cells)
                .Select(c => c.Text)
                .Concat(model.Notes.Select(n => n.Text))
                .Concat(model.Identity.Concat(model.Components).SelectMany(c => new[] { c.Value.Text ?? "", c.Value.Note ?? "" }));
            printed.Where(t => WorkingNote().IsMatch(t)).ShouldBeEmpty(version.Key);
        }
    }

    [Fact]
    public void A_settled_assumption_loses_its_mark_and_names_the_decree()
    {
        var office = Shipped.Office(Shipped.Regions.First(r => r.StartsWith("65.02", StringComparison.Ordinal)));
        var chain = office.Sops.All.First(v => v.Key == "PART-MLN-PARAF");
        var answer = new Settlement("A-10", "Paraf 30 menit, tanda tangan 60 menit pelayanan", "188/7/2026", "2026-11-02", "2026-11-03");
        var settled = office with { Region = office.Region with { Settlements = office.Region.Settlements.Add("A-10", answer) } };

        var before = SopPrinter.Model(chain, office).Rows.First(r => r.Key == "E07").Waktu;
        var model = SopPrinter.Model(chain, settled);
        var after = model.Rows.First(r => r.Key == "E07").Waktu;

        before.Source.ShouldBe(SheetSources.Assumed);
        after.Source.ShouldBe(SheetSources.Decided);
        var note = model.Notes.Single(n => n.No == after.Notes.Single());
        note.Kind.ShouldBe(SheetSources.Decided);
        note.Text.ShouldBe("188/7/2026 tanggal 2 November 2026: Paraf 30 menit, tanda tangan 60 menit pelayanan.");
    }

    [Fact]
    public void A_chain_that_is_lent_to_another_letter_rests_on_what_its_use_says()
    {
        var office = Shipped.Office(Shipped.Regions.First(r => r.StartsWith("65.02", StringComparison.Ordinal)));
        SheetRow Signed(string key, string step) =>
            SopPrinter
                .Model(office.Sops.All.First(v => v.Key == key), office)
                .Rows.First(r => r.Key.EndsWith(step, StringComparison.Ordinal));

        // The document names the division head's paraf for the temporary card's letter, not for the covering letter of a batch.
        Signed("PROC-MLN", "E06/E07").Kegiatan.Source.ShouldBe(SheetSources.Document);
        Signed("BATCH-MLN", "M08P/E07").Kegiatan.Source.ShouldBe(SheetSources.Assumed);
    }

    [Fact]
    public void Each_shipped_region_gives_those_outside_the_office_their_columns()
    {
        foreach (
            var (key, performers) in new[]
            {
                ("PROC-MLN", "PEMOHON BPJS"),
                ("PROC-BJB", "PEMOHON BPJS"),
                ("PROC-BJB-KEL", "KELURAHAN"),
                ("PROC-PWK", "PEMOHON BPJS"),
                ("BATCH-PWK-REKAP", "DINKES BPJS"),
            }
        )
        {
            var model = Shipped.Regions.SelectMany(Sheets).First(s => s.Version.Key == key).Model;
            model.Lanes.Select(l => l.Code).Intersect(outside).ShouldBe(performers.Split(' '), ignoreOrder: true, key);
        }
    }

    private static IEnumerable<(SopVersion Version, SopSheetModel Model)> Sheets(string region) =>
        Shipped.Office(region).Sops.All.Select(v => (v, SopPrinter.Model(v, Shipped.Office(region))));

    private static IEnumerable<SheetCell> Cells(SheetRow r) => [r.Kegiatan, r.Pelaksana, r.Kelengkapan, r.Waktu, r.Output, r.Keterangan];

    private static bool Says(SheetCell cell) => cell.Source == SheetSources.Assumed;

    private static bool Assumed(string part) => part.Contains("asumsi", StringComparison.Ordinal);

    private static string[] Own(string[] parts, string column, string[] act) =>
        parts.Where(p => p.StartsWith(column, StringComparison.Ordinal)).ToArray() is { Length: > 0 } own ? own : act;

    [GeneratedRegex("^(pelaksana|kelengkapan|waktu|output|keterangan|cabang) ")]
    private static partial Regex Column();

    [GeneratedRegex(@"\bX-\d\d\b")]
    private static partial Regex WorkingNote();
}
