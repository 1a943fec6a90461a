using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.Sops;

/// <summary>The printed sheet of every shipped procedure obeys PermenPANRB 35/2012 and its lines meet no symbol.</summary>
public sealed class SopPrinterTests
{
    public static TheoryData<string> RegionFolders => [.. Shipped.Regions];

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void Each_sheet_starts_once_ends_and_leaves_no_step_hanging(string region)
    {
        foreach (var model in Models(region))
        {
            model.Rows[0].Symbol.ShouldBe(SheetSymbols.Start);
            model.Rows.Count(r => r.Symbol == SheetSymbols.Start).ShouldBe(1);
            model.Rows[^1].Symbol.ShouldBe(SheetSymbols.End);
            // Activities are numbered from one on; starts, ends and further questions of an activity are none.
            model
                .Rows.Where(r => r.Symbol is SheetSymbols.Process or SheetSymbols.Decision && !r.IsQuestion)
                .Select(r => r.No)
                .ShouldBe(Enumerable.Range(1, model.Rows.Length).Select(n => $"{n}").Take(model.Rows.Count(IsActivity)));
            model.Rows.Where(r => r.Symbol is SheetSymbols.Start or SheetSymbols.End).ShouldAllBe(r => r.No.Length == 0);
            model.Rows.Select(r => r.Ref).ShouldBeUnique();
            model.Rows.Where((r, i) => i > 0 && model.Arrows.All(a => a.To != i)).Select(r => r.Key).ShouldBeEmpty();
            model
                .Rows.Where((r, i) => r.Symbol is not SheetSymbols.End && model.Arrows.All(a => a.From != i))
                .Select(r => r.Key)
                .ShouldBeEmpty();
            model.Arrows.GroupBy(a => (a.From, a.To)).ShouldAllBe(same => same.Count() == 1);
        }
    }

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void A_decision_is_a_question_with_a_yes_and_a_no(string region)
    {
        foreach (var model in Models(region))
        {
            for (var i = 0; i < model.Rows.Length; i++)
            {
                var labels = model.Arrows.Where(a => a.From == i).Select(a => a.Label).Distinct().Order(StringComparer.Ordinal);
                if (model.Rows[i].Symbol == SheetSymbols.Decision)
                {
                    labels.ToArray().ShouldBe(["Tidak", "Ya"], model.Rows[i].Key);
                    model.Rows[i].Kegiatan.Text.EndsWith('?').ShouldBeTrue(model.Rows[i].Key);
                }
                else
                    labels.ShouldAllBe(label => label.Length == 0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void Lines_to_different_steps_never_share_a_track(string region)
    {
        foreach (var model in Models(region))
        {
            var lines = model
                .Arrows.Where(a => !a.Next)
                .GroupBy(a => (a.Gap, a.Track, a.To))
                .Select(g =>
                    (
                        g.Key.Gap,
                        g.Key.Track,
                        g.Key.To,
                        First: Math.Min(g.Key.To, g.Min(a => a.From)),
                        Last: Math.Max(g.Key.To, g.Max(a => a.From))
                    )
                )
                .ToList();
            lines
                .Where(a => lines.Any(b => a.To != b.To && a.Gap == b.Gap && a.Track == b.Track && a.First <= b.Last && b.First <= a.Last))
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("BelumLengkap", "Belum lengkap")]
    [InlineData("True", "Ya")]
    [InlineData("Kembalikan:K04", "Kembalikan")]
    [InlineData("Arahkan reaktivasi PBI JK", "Arahkan reaktivasi PBI JK")]
    [InlineData("Done", "")]
    public void Outcomes_read_as_words(string port, string words) => SheetWords.Outcome(port).ShouldBe(words);

    [Theory]
    [InlineData("ServiceMinutes 15", "15 menit")]
    [InlineData("ServiceMinutes 120", "2 jam pelayanan")]
    [InlineData("WorkDays 3", "3 hari kerja")]
    [InlineData(null, "–")]
    public void Clocks_read_as_words(string? clock, string words) => SheetWords.Clock(clock).ShouldBe(words);

    private static bool IsActivity(SheetRow row) => row.Symbol is SheetSymbols.Process or SheetSymbols.Decision && !row.IsQuestion;

    private static IEnumerable<SopSheetModel> Models(string region) =>
        Shipped.Office(region).Sops.All.Select(v => SopPrinter.Model(v, Shipped.Office(region)));
}
