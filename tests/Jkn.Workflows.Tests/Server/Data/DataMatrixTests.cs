using System.Text;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Http;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>The matrix is rulings.md 5.1, word for word, and its page in the docs is made from it and from the declarations.</summary>
public class DataMatrixTests
{
    private static readonly string Page = Path.Combine(Domain.Offices.Root, "src", "docs", "data-matrix.md");

    [Theory]
    [InlineData("FO", "region", "own; region masked", "own", "own")]
    [InlineData("BO", "region", "region", "region", "region")]
    [InlineData("PENGELOLA_DATA", "region", "line", "–", "batch letters")]
    [InlineData("KASIE", "region", "chain; region by purpose", "chain; region by purpose", "region")]
    [InlineData("ATASAN", "region", "chain; region by purpose", "chain; region by purpose", "region")]
    [InlineData("KABID", "region", "chain; region by purpose", "chain", "region")]
    [InlineData("SEKRETARIS", "region", "chain", "chain", "chain")]
    [InlineData("KADIS", "region", "chain; region by purpose", "chain", "region")]
    [InlineData("INFO", "region", "–", "–", "–")]
    [InlineData("DINKES", "line", "line", "line", "–")]
    [InlineData("KELURAHAN", "own lists", "own lists", "–", "–")]
    [InlineData("ADMIN", "–", "–", "–", "–")]
    public void Trust_2_The_matrix_is_the_ruling(string role, params string[] cells) =>
        CellsOf(DataMatrix.Rows.Single(r => r.Role == role)).ShouldBe(cells);

    [Fact]
    public void Trust_2_Every_role_stands_in_the_matrix_once() =>
        DataMatrix.Rows.Select(r => r.Role).ShouldBe(Jkn.Workflows.Domain.Words.Roles.All, ignoreOrder: true);

    [Fact]
    public void Trust_2_3_The_page_of_the_docs_is_what_the_code_says()
    {
        using var server = new TestServer();
        server.StartServer();
        var now = Write(server);
        if (Environment.GetEnvironmentVariable("JKN_WRITE_DOCS") is "1")
            File.WriteAllText(Page, now);

        File.ReadAllText(Page).ReplaceLineEndings("\n").ShouldBe(now, "JKN_WRITE_DOCS=1 writes the page anew.");
    }

    private static string[] CellsOf(DataMatrix.Row row) => [Text(row.Names), Text(row.Identity), Text(row.Papers), Text(row.Letters)];

    private static string Text(DataMatrix.Reach reach) =>
        (reach.Open, reach.ByPurpose, reach.Masked) switch
        {
            (Standing.None, _, _) => "–",
            (var open, Standing.Region, _) => $"{Word(open)}; region by purpose",
            (var open, _, Standing.Region) => $"{Word(open)}; region masked",
            (var open, _, _) => Word(open),
        };

    private static string Word(Standing standing) =>
        standing switch
        {
            Standing.Lists => "own lists",
            Standing.Batch => "batch letters",
            _ => standing.ToString().ToLowerInvariant(),
        };

    private static string Write(TestServer server)
    {
        var page = new StringBuilder(
            """
            # Who sees what

            Made from `DataMatrix`, `PageData` and the `.Shows(…)` of the API; a test keeps it current. Do not edit by hand.

            *own*: registered, assigned or acted on by me. *chain*: it waits at my level, or I acted on it. *line*: it stands in a batch
            that waits for my office. What my open task shows asks nothing and is recorded with the task as its purpose; everything
            else beyond names asks for a purpose, once for a case and half an hour, and is recorded. Numbers with their middle hidden
            are shown in lists to roles that see whole ones of some case; the information desk and the administrator see none.

            | Role | names, states | K (NIK, KK, birth, address, phone) | S-file (papers, scans) | letters |
            |---|---|---|---|---|

            """
        );
        foreach (var row in DataMatrix.Rows)
            page.Append($"| {row.Role} | {string.Join(" | ", CellsOf(row))} |\n");
        page.Append("\n## What each route and page shows\n\nRoutes that show nothing of a person are left out.\n\n");
        page.Append("| Route | reaches | classes | for a purpose beyond |\n|---|---|---|---|\n");
        foreach (var line in Lines(server))
            page.Append(line).Append('\n');
        return page.ToString();
    }

    private static IEnumerable<string> Lines(TestServer server) =>
        DeclaredDataTests
            .RoutesOf(server)
            .Select(r => (Route: r, Shown: r.Metadata.GetMetadata<ShowsData>()))
            .Where(r => r.Shown is not null && r.Shown.Breadth != Breadth.Nothing)
            .Select(r => $"| {NameOf(r.Route)} | {r.Shown!.Breadth} | {r.Shown.Classes} | {Handed(r.Shown)} |")
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static string NameOf(RouteEndpoint route) => $"{Methods(route)} /{route.RoutePattern.RawText!.Trim('/')}";

    private static string Handed(ShowsData shown) => shown.HandsOut == DataClasses.None ? "" : $"{shown.HandsOut}";

    private static string Methods(RouteEndpoint route) =>
        route.Metadata.GetMetadata<PageActionDescriptor>() is not null
            ? "page"
            : string.Join(' ', route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []);
}
