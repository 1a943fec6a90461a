using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Tests.Documents.Typesetting;

/// <summary>The child that typesets: safe with any data, the same bytes for the same input, and never the end of the server.</summary>
public sealed class TypstRendererTests : IDisposable
{
    private const string Simple = "#set text(font: \"Liberation Sans\")\n#let d = json(bytes(sys.inputs.data))\nNama: #d.nama";
    private readonly TypstRenderer renderer = Of(new LetterOptions());

    public void Dispose() => renderer.Dispose();

    [Theory]
    [InlineData("#read(\"/etc/passwd\")")]
    [InlineData("$x^2$ *tebal* #import \"x\" \\ `kode` <label> @ref")]
    public async Task Data_that_looks_like_code_prints_as_text(string name)
    {
        Tools.NeedTypst();
        var document = await renderer.RenderAsync(Job(Simple, name), Ct);
        Tools.TextOf(document.Pdf).ShouldContain($"Nama: {name}");
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_also_from_another_child()
    {
        Tools.NeedTypst();
        var first = await renderer.RenderAsync(Job(Simple, "Siti"), Ct);
        await renderer.RenderAsync(Job(Simple, "Budi"), Ct);
        (await renderer.RenderAsync(Job(Simple, "Siti"), Ct)).Pdf.ShouldBe(first.Pdf);
        using var other = Of(new LetterOptions());
        (await other.RenderAsync(Job(Simple, "Siti"), Ct)).Pdf.ShouldBe(first.Pdf);
    }

    [Fact]
    public async Task A_killed_child_is_replaced()
    {
        Tools.NeedTypst();
        await renderer.RenderAsync(Job(Simple, "Siti"), Ct);
        var before = renderer.ProcessId!.Value;
        using (var child = Process.GetProcessById(before))
        {
            child.Kill();
            await child.WaitForExitAsync(Ct);
        }
        (await renderer.RenderAsync(Job(Simple, "Siti"), Ct)).Pages.ShouldBe(1);
        renderer.ProcessId.ShouldNotBe(before);
    }

    [Fact]
    public async Task A_document_over_its_time_is_given_up_and_the_next_one_made()
    {
        Tools.NeedTypst();
        using var hasty = Of(new LetterOptions { TimeLimitSeconds = 4 });
        await hasty.RenderAsync(Job(Simple, "Siti"), Ct);
        var slow = await Should.ThrowAsync<TypesetException>(() =>
            hasty.RenderAsync(Job("#let t = 0\n#for i in range(30000) { for j in range(30000) { t += j } }\n#t", "x"), Ct)
        );
        slow.Code.ShouldBe("typesetting-too-slow");
        (await hasty.RenderAsync(Job(Simple, "Siti"), Ct)).Pages.ShouldBe(1);
    }

    [Theory]
    [InlineData("#read(\"/etc/passwd\")", 1)]
    [InlineData("\n#read(\"../../../../../../etc/passwd\")", 2)]
    [InlineData("\n\n#tidakAda", 3)]
    public async Task A_template_reaches_no_file_and_its_error_names_the_line(string template, int line)
    {
        Tools.NeedTypst();
        var error = await Should.ThrowAsync<TypesetException>(() => renderer.RenderAsync(Job(template, "x"), Ct));
        (error.Code, error.File, error.Line).ShouldBe(("template-error", "main.typ", line));
    }

    [Fact]
    public async Task Packages_from_outside_are_refused()
    {
        Tools.NeedTypst();
        (
            await Should.ThrowAsync<TypesetException>(() => renderer.RenderAsync(Job("#import \"@preview/cetz:0.3.0\"", "x"), Ct))
        ).Message.ShouldContain("tidak diizinkan");
    }

    [Fact]
    public async Task A_name_that_the_font_cannot_print_is_refused_before_rendering()
    {
        var error = await Should.ThrowAsync<TypesetException>(() => renderer.RenderAsync(Job(Simple, "Siti 王 D'Angelo-Ñusa"), Ct));
        error.Code.ShouldBe("font-lacks-characters");
        error.Message.ShouldEndWith(": 王 (U+738B)");
        renderer.ProcessId.ShouldBeNull();
    }

    [Fact]
    public async Task Without_node_the_health_says_so()
    {
        using var without = Of(new LetterOptions { Node = "no-such-program-here" });
        (await Should.ThrowAsync<TypesetException>(() => without.RenderAsync(Job(Simple, "x"), Ct))).Code.ShouldBe("typesetter-missing");
        without.Health.Available.ShouldBeFalse();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static TypstRenderer Of(LetterOptions options) => new(Options.Create(options));

    private static TypesetJob Job(string template, string name) =>
        new(
            ImmutableSortedDictionary<string, string>.Empty.Add("main.typ", template),
            "main.typ",
            JsonSerializer.Serialize(new { nama = name }),
            new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)
        );
}
