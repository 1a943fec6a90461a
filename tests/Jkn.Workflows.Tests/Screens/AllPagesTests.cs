using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Jkn.Workflows.Tests.Application.Letters;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// Every page that the server maps, as every role that may come there: it answers, speaks Indonesian, has a title, leads nowhere dead,
/// passes axe at a desk's and a phone's width, is light, and loses nothing at 400 % zoom. Which pages there are is asked of the server: a
/// new page that no link leads to fails here.
/// </summary>
[Collection(ScreensCollection.Name)]
public partial class AllPagesTests(Browser browser, ScreensOffice office)
{
    private const int FirstLoad = 300 * 1024,
        LaterLoad = 60 * 1024;
    internal const int PublicLoad = 100 * 1024;

    /// <summary>Pages that links do not lead to, and why.</summary>
    private static readonly Dictionary<string, string> Unlinked = new()
    {
        ["berkas/{caseId}/keperluan"] = "asked in the place of a form that no task opens; LostUpdateTests",
        ["draf"] = "takes what is being typed; never a page",
        ["galat/{code:int}"] = "shown in the place of another page",
        ["keluar"] = "takes the form of the menu",
        ["masuk"] = "whoever is signed in is led on; SignInTests",
        ["masuk/kode"] = "for strangers; the test below",
        [""] = "for strangers; the test below",
        ["Index"] = "the same page by another name",
        ["antrian/layar/{region}/{place?}"] = "the waiting room's display, where queue numbers are kept; looked at by FrontDeskTests",
        ["kelurahan/{importId}"] = "where a list was opened as cases; looked at by ListedFamiliesTests",
        ["meja/surat/{caseId}/{itemId}"] = "a file; asked for below",
        ["sop/ekspor"] = "a file; SopScreensTests",
        ["v/{token}"] = "for strangers; the test below",
        ["cek"] = "for strangers; the test below",
        ["layanan"] = "for strangers; the test below",
        ["layanan/{code}"] = "for strangers; the test below",
    };

    [Fact]
    public async Task Every_page_of_every_role_answers_names_itself_and_passes_axe_at_every_width()
    {
        Tools.NeedTypst();
        var (begun, letters) = (await PrepareAsync(), await LettersAsync());
        var faults = new ConcurrentQueue<string>();
        var (seen, reached) = (new HashSet<string>(), new HashSet<string>());
        // One role after another begins; each is looked at while the next one walks about.
        var looks = new List<Task>();
        using var two = new SemaphoreSlim(2);
        foreach (var role in Roles.All.Where(r => r is not Roles.Supervisor))
        {
            await two.WaitAsync(TestServer.Ct);
            var page = await browser.OpenAsync(office.Address);
            await page.SignInAsync(await office.PersonAsync(role));
            var found = await CrawlAsync(
                page,
                [
                    "/beranda",
                    .. role == Roles.FrontOffice ? begun : [],
                    .. letters.GetValueOrDefault(role) is { } letter ? new[] { letter } : [],
                    .. role == Roles.BackOffice ? new[] { "/halaman-yang-tidak-ada" } : [],
                ],
                role,
                faults
            );
            found.Kinds.Count.ShouldBeGreaterThan(3, role);
            reached.UnionWith(found.Kinds.Values);
            // The same page in the same shape was looked at as another role.
            var mine = found.Kinds.Where(k => seen.Add($"{k.Key} {found.Shapes[k.Key]}")).Select(k => k.Value).ToList();
            looks.Add(
                Task.Run(
                    async () =>
                    {
                        try
                        {
                            await LookAsync(page, mine, role, faults, LaterLoad);
                            await page.Context.CloseAsync();
                        }
                        finally
                        {
                            // a look that fails must not keep the others waiting for ever
                            two.Release();
                        }
                    },
                    TestServer.Ct
                )
            );
        }
        await Task.WhenAll(looks);
        await ReadAtTheDeskAsync(letters[Roles.AgencyHead].Split('/')[2]);
        foreach (var route in Routes().Where(r => !Unlinked.ContainsKey(r.Template) && !reached.Any(r.Matches)))
            faults.Enqueue($"/{route.Template}: nobody was led there, so nobody looked at it");
        faults.ShouldBeEmpty();
    }

    /// <summary>One of everything: a case at the counter, an emergency with a letter, a list that came in.</summary>
    private async Task<string[]> PrepareAsync()
    {
        await office.EmergencyAsync();
        var fo = await office.PersonAsync(Roles.FrontOffice);
        var id = await fo.OpenCaseAsync("PROC-MLN");
        var done = await fo.OpenCaseAsync("PROC-MLN");
        await fo.CompleteAsync(done, "M01");
        var bo = await browser.OpenAsync(office.Address);
        await bo.SignInAsync(await office.PersonAsync(Roles.BackOffice));
        await bo.GotoAsync("/impor");
        await bo.GetByLabel("Layanan").SelectOptionAsync("PROC-MLN");
        await bo.GetByLabel("Berkas daftar")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "bnba.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = People.Bnba([.. Enumerable.Range(0, 2).Select(n => (string?[])People.Row(n))]),
                }
            );
        await bo.GetByRole(AriaRole.Button, new() { Name = "Periksa daftar" }).ClickAsync();
        await bo.GetByText("2 baris").First.WaitForAsync();
        await bo.Context.CloseAsync();
        return [$"/loket/{id}/keluarga", $"/loket/{id}/dokumen", $"/loket/{id}/periksa", $"/loket/{done}/tanda-terima"];
    }

    /// <summary>A letter that was issued, and one that waits, each with the role that is led there.</summary>
    private async Task<Dictionary<string, string>> LettersAsync()
    {
        var issued = await IssuedAsync();
        return new()
        {
            [Roles.BackOffice] = $"/surat/{issued.Id}/{LetterPeople.Key}",
            [Roles.AgencyHead] = $"/surat/{await office.EmergencyAsync()}/{LetterPeople.Key}",
        };
    }

    /// <summary>The one page that is a file: the letter as its official reads it before he signs.</summary>
    private async Task ReadAtTheDeskAsync(string id)
    {
        var page = await browser.OpenAsync(office.Address, 390);
        await page.SignInAsync(await office.PersonAsync(Roles.SectionHead));
        await page.GotoAsync($"/berkas/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Memaraf surat (jenjang seksi)" }).ClickAsync();
        var href = await page.GetByRole(AriaRole.Link, new() { Name = "Buka suratnya (PDF)" }).GetAttributeAsync("href");
        (await page.APIRequest.GetAsync(href!)).Headers["content-type"].ShouldBe("application/pdf");
        await page.Context.CloseAsync();
    }

    private async Task<(string Id, string Token)> IssuedAsync()
    {
        var people = new LetterPeople(
            await office.PersonAsync(Roles.FrontOffice),
            await office.PersonAsync(Roles.BackOffice),
            await office.PersonAsync(Roles.SectionHead),
            await office.PersonAsync(Roles.DivisionHead),
            await office.PersonAsync(Roles.AgencyHead)
        );
        var id = await office.EmergencyAsync();
        await people.SignAsync(id);
        return (id, (await office.Office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key].Token!);
    }

    private sealed record PageRoute(string Template, Regex Pattern)
    {
        public bool Matches(string path) => Pattern.IsMatch(path.Split('?')[0].Trim('/'));
    }

    private IEnumerable<PageRoute> Routes() =>
        office
            .Office.Node.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!.Trim('/'))
            .Distinct()
            .Select(t => new PageRoute(t, new Regex("^" + Parameter().Replace(Regex.Escape(t), "[^/]+") + "$", RegexOptions.IgnoreCase)));

    [Fact]
    public async Task The_first_page_and_the_pages_for_citizens_are_light()
    {
        Tools.NeedTypst();
        var page = await browser.OpenAsync(office.Address, 390);
        var faults = new ConcurrentQueue<string>();
        var kinds = (await CrawlAsync(page, ["/", $"/v/{(await IssuedAsync()).Token}"], "umum", faults)).Kinds;
        foreach (var kind in new[] { "/layanan/#", "/v/#", "/cek", "/masuk", "/masuk/kode" })
            kinds.Keys.ShouldContain(kind);
        await LookAsync(page, kinds.Values, "umum", faults, PublicLoad);
        await page.Context.CloseAsync();

        var fresh = await browser.OpenAsync(office.Address);
        await fresh.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await fresh.Context.Browser!.NewContextAsync();
        (await WeighAsync(fresh, "/tugas", cold: true)).ShouldBeLessThan(FirstLoad);
        await fresh.Context.CloseAsync();
        faults.ShouldBeEmpty();
    }

    /// <summary>
    /// All rules where the layout is another one (menu, columns); what depends on the stylesheet alone once; between 390 and 320 pixels
    /// only what the width can change.
    /// </summary>
    private const string RunAxe = """
        async (width) => (await axe.run(document, {
          resultTypes: ["violations"], preload: width > 390,
          ...(width < 390
            ? { runOnly: { type: "rule", values: ["color-contrast", "target-size", "scrollable-region-focusable"] }, rules: {} }
            : {}),
        })).violations.map(v => v.id + ": " + v.nodes.slice(0, 2).map(n => n.html.slice(0, 160)).join(" | "))
        """;

    /// <summary>
    /// What cannot be read at this width: a page wider than its window, things past its edges, words cut off by their box, a bar that
    /// covers most of a low window.
    /// </summary>
    private const string LostAt = """
        () => {
          const lost = [], root = document.documentElement;
          const scrolls = (e) => {
            for (let p = e; p && p !== document.body; p = p.parentElement) {
              const o = getComputedStyle(p).overflowX;
              if (o === "auto" || o === "scroll") return true;
            }
            return false;
          };
          if (root.scrollWidth > root.clientWidth) lost.push(`${root.scrollWidth - root.clientWidth} px too wide`);
          for (const e of document.querySelectorAll("body *")) {
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            if (style.visibility === "hidden" || !box.width || !box.height || e.closest(".skip, .visually-hidden, svg")) continue;
            const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
            if ((own || /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(e.tagName)) && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(e))
              lost.push(`past the edge: ${e.outerHTML.slice(0, 100)}`);
            if (own && /hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
              lost.push(`cut off: ${e.outerHTML.slice(0, 100)}`);
            if (/sticky|fixed/.test(style.position) && box.height > innerHeight / 2)
              lost.push(`covers the window: ${e.outerHTML.slice(0, 100)}`);
          }
          return lost.slice(0, 5);
        }
        """;
}
