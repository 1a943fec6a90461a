using System.Globalization;
using System.Text.RegularExpressions;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;
using Jkn.Workflows.Tests.Workflows;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Tests.Documents.Printing;

/// <summary>How the flowchart lies on paper: no page for a single row, no answer over another one.</summary>
public sealed partial class SheetPageTests : IDisposable
{
    private readonly TypstRenderer renderer = new(Options.Create(new LetterOptions()));

    public static TheoryData<string> RegionFolders => [.. Shipped.Regions];

    public void Dispose() => renderer.Dispose();

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public async Task No_page_bears_a_single_row_and_no_answer_covers_another(string region)
    {
        Tools.NeedTypst();
        var office = Shipped.Office(region);
        var workflows = Path.Combine(Offices.Root, "workflows");
        foreach (var version in office.Sops.All)
        {
            var form = version.Legalised is null ? "sop" : "rincian";
            var pdf = (
                await renderer.RenderAsync(SopPrint.Sheet(form, version, office, workflows), TestContext.Current.CancellationToken)
            ).Pdf;
            // Page 1 is the identity block.
            foreach (var page in Tools.WithFile(pdf, file => Tools.Run("pdftotext", "-bbox", file, "-")).Split("<page ").Skip(2))
            {
                var words = Word().Matches(page).Select(Read).ToList();
                var symbols = words.Count(w => w.Left < 55 && RowNumber().IsMatch(w.Text)) + words.Count(w => Capsule().IsMatch(w.Text));
                // A page of notes alone bears no rows.
                if (words.Any(w => w.Text == "Kegiatan"))
                    symbols.ShouldBeGreaterThan(1, version.Key);
                var answers = words.Where(w => w.Text is "Ya" or "Tidak" && w.Bottom - w.Top < 8).ToList();
                foreach (var (one, other) in answers.SelectMany((a, i) => answers.Skip(i + 1).Select(b => (a, b))))
                    Overlap(one, other).ShouldBeFalse($"{version.Key}: {one} and {other}");
            }
        }
    }

    // The boxes of words are as high as the font's line; letters of two lines that touch do not cover each other.
    private static bool Overlap(Box a, Box b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top + 1.2 < b.Bottom - 1.2 && b.Top + 1.2 < a.Bottom - 1.2;

    private static Box Read(Match word)
    {
        double Number(string name) => double.Parse(word.Groups[name].Value, CultureInfo.InvariantCulture);
        return new(word.Groups["text"].Value, Number("left"), Number("top"), Number("right"), Number("bottom"));
    }

    private sealed record Box(string Text, double Left, double Top, double Right, double Bottom);

    [GeneratedRegex(
        """<word xMin="(?<left>[\d.]+)" yMin="(?<top>[\d.]+)" xMax="(?<right>[\d.]+)" yMax="(?<bottom>[\d.]+)">(?<text>[^<]*)</word>"""
    )]
    private static partial Regex Word();

    [GeneratedRegex(@"^\d+[a-z]?$")]
    private static partial Regex RowNumber();

    [GeneratedRegex(@"^(M|S\d*)$")]
    private static partial Regex Capsule();
}
