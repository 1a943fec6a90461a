using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;
using Jkn.Workflows.Tests.Workflows;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Tests.Documents.Printing;

/// <summary>Every region prints: procedures in all forms, and every letter with its sample, as sound PDF with the approved text.</summary>
public sealed class PrintTests : IDisposable
{
    private static readonly string workflows = Path.Combine(Offices.Root, "workflows");
    private readonly TypstRenderer renderer = new(Options.Create(new LetterOptions()));

    public static TheoryData<string> RegionFolders => [.. Shipped.Regions];

    public static TheoryData<string, string> LetterNames
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(workflows, "template.typ", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                data.Add(
                    Path.GetRelativePath(workflows, file).Split(Path.DirectorySeparatorChar)[0],
                    Path.GetFileName(Path.GetDirectoryName(file))!
                );
            return data;
        }
    }

    public void Dispose() => renderer.Dispose();

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public async Task A_region_prints_each_procedure_in_all_forms(string region)
    {
        Tools.NeedTypst();
        var office = Shipped.Office(region);
        foreach (var version in office.Sops.All)
        {
            foreach (var form in SopPrint.FormsOf(version))
            {
                var document = await renderer.RenderAsync(SopPrint.Sheet(form, version, office, workflows), Ct);
                document.Pages.ShouldBeGreaterThan(form is "sop" or "rincian" ? 1 : 0);
                Tools
                    .WithFile(document.Pdf, file => Tools.Run("qpdf", "--check", file))
                    .ShouldContain("No syntax or stream encoding errors");
                Words(Tools.TextOf(document.Pdf)).ShouldContain(Words(version.Name)[..8], Case.Insensitive);
            }
        }
    }

    [Fact]
    public async Task A_redline_names_what_was_added_removed_and_changed()
    {
        Tools.NeedTypst();
        var region = Shipped.Regions[0];
        var office = Shipped.Office(region);
        var before = office.Sops.All.First(v => v.Use == "CASE");
        var path = Directory
            .GetFiles(Path.Combine(workflows, region, "sops"), "v1.json", SearchOption.AllDirectories)
            .First(f => File.ReadAllText(f).Contains($"\"{before.Definition.DefinitionId}\"", StringComparison.Ordinal));
        var step = before.Definition.Nodes.OfType<Jkn.Workflows.Domain.Steps.WorkActivity>().First().Title;
        var (definition, _) = ElsaJson.Parse(
            File.ReadAllText(path).Replace($"\"{step}\"", "\"Menguji perubahan langkah\"", StringComparison.Ordinal),
            Shipped.Catalog
        );
        var after = before with { Definition = definition!, Hash = definition!.ContentHash, Label = "usulan", State = SopState.Draf };
        var text = Words(Tools.TextOf((await renderer.RenderAsync(SopPrint.Redline(before, after, office, workflows), Ct)).Pdf));
        text.ShouldContain("Langkahdiubah");
        text.ShouldContain("Mengujiperubahanlangkah");
        Words(Tools.TextOf((await renderer.RenderAsync(SopPrint.Redline(before, before, office, workflows), Ct)).Pdf))
            .ShouldContain("Tidakadaperubahan");
    }

    [Theory]
    [MemberData(nameof(LetterNames))]
    public async Task A_letter_with_its_sample_says_the_approved_text(string folder, string name)
    {
        Tools.NeedTypst();
        var sample = await File.ReadAllTextAsync(Path.Combine(workflows, folder, "letters", name, "sample.json"), Ct);
        var region = RegionOf(folder);
        var document = await renderer.RenderAsync(LetterPrint.Job(workflows, folder, region, name, sample, draft: false), Ct);
        // a list of people is an annex with a page of its own
        // A list of names follows on pages of its own, with the letter's number over it.
        var listed = new[] { "\"tabel\"", "\"baris\"" }.Any(name => sample.Contains(name, StringComparison.Ordinal));
        document.Pages.ShouldBe(listed ? 2 : 1);
        Tools.WithFile(document.Pdf, file => Tools.Run("qpdf", "--check", file)).ShouldContain("No syntax or stream encoding errors");
        var text = Tools.TextOf(document.Pdf);
        Golden.Check(text, $"letters/{name}");
        text.ShouldNotContain("KONSEP");
        var draft = await renderer.RenderAsync(LetterPrint.Job(workflows, folder, region, name, sample, draft: true), Ct);
        Tools.TextOf(draft.Pdf).ShouldContain("K");
        draft.Pdf.ShouldNotBe(document.Pdf);
        (await renderer.RenderAsync(LetterPrint.Job(workflows, folder, region, name, sample, draft: false), Ct)).Pdf.ShouldBe(document.Pdf);
    }

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void Every_letter_that_a_procedure_names_has_a_template_and_a_sample(string region)
    {
        var office = Shipped.Office(region);
        foreach (var step in office.Sops.All.SelectMany(v => v.Definition.Nodes.OfType<SusunSurat>()))
        {
            var name = step.Templat!.LiteralText!;
            var folder = PrintFiles.FolderOf(workflows, region, name).ShouldNotBeNull($"{region}: {name}");
            File.Exists(Path.Combine(folder, "sample.json")).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task A_book_prints_with_its_columns_and_void_lines()
    {
        Tools.NeedTypst();
        var data =
            """{ "agency": "Dinas Contoh", "name": "Agenda", "year": 2026, "uraian": true,"""
            + """ "columns": [ { "code": "nama", "label": "Nama" } ],"""
            + """ "lines": [ { "number": 1, "at": "02-01-2026", "text": "1/I/2026 - Surat", "void": true,"""
            + """ "columns": { "nama": "#read(1)" } } ] }""";
        var document = await renderer.RenderAsync(new(PrintFiles.Print(workflows), "print/book.typ", data, DateTimeOffset.UnixEpoch), Ct);
        var text = Tools.TextOf(document.Pdf);
        text.ShouldContain("#read(1)");
        text.ShouldContain("batal");
    }

    // The shared letters too need a letterhead: the first region's.
    private static Region RegionOf(string folder) => Shipped.Office(Shipped.Regions.Contains(folder) ? folder : Shipped.Regions[0]).Region;

    private static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '-'));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
