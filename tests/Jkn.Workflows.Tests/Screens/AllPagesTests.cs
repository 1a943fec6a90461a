using System.Text.Json;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// Every page that can be reached by links, as every role: it answers, speaks Indonesian, has a title, leads nowhere dead. Each kind of page is
/// also held against axe at a desk's and a phone's width, and weighed.
/// </summary>
[Collection(ScreensCollection.Name)]
public partial class AllPagesTests(Browser browser, ScreensOffice office)
{
    private const int FirstLoad = 300 * 1024, LaterLoad = 60 * 1024, PublicLoad = 100 * 1024;
    private static readonly string[] All = [Roles.SectionHead, Roles.FrontOffice, Roles.BackOffice, Roles.AgencyHead, Roles.Admin, Roles.DataManager, Roles.DivisionHead, Roles.Information, Roles.Secretary, Roles.Village, Roles.HealthAgency];
    private static readonly string[] WithBrowser = [Roles.FrontOffice, Roles.SectionHead, Roles.Admin];

    [Fact]
    public async Task Every_page_of_every_role_answers_names_itself_and_passes_axe()
    {
        await office.EmergencyAsync();
        var faults = new List<string>();
        var seen = new HashSet<string>();
        foreach (var role in All)
        {
            var page = await browser.OpenAsync(office.Address);
            await page.SignInAsync(await office.PersonAsync(role));
            var kinds = await CrawlAsync(page, "/beranda", role, faults);
            kinds.Count.ShouldBeGreaterThan(3, role);
            if (WithBrowser.Contains(role)) await LookAsync(page, kinds.Where(k => seen.Add(k.Key)).Select(k => k.Value), role, faults, LaterLoad);
            await page.Context.CloseAsync();
        }
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_page_and_the_pages_for_citizens_are_light()
    {
        var page = await browser.OpenAsync(office.Address, 390);
        var faults = new List<string>();
        var kinds = await CrawlAsync(page, "/", "umum", faults);
        kinds.Keys.ShouldContain("/layanan/#");
        await LookAsync(page, kinds.Values, "umum", faults, PublicLoad);
        await page.Context.CloseAsync();

        var fresh = await browser.OpenAsync(office.Address);
        await fresh.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await fresh.Context.Browser!.NewContextAsync();
        (await WeighAsync(fresh, "/tugas", cold: true)).ShouldBeLessThan(FirstLoad);
        await fresh.Context.CloseAsync();
        faults.ShouldBeEmpty();
    }

    /// <summary>One address of each kind of page: ids do not make a kind.</summary>
    private static async Task<Dictionary<string, string>> CrawlAsync(IPage page, string start, string role, List<string> faults)
    {
        var kinds = new Dictionary<string, string>();
        var files = new HashSet<string> { "/keluar" };
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var path))
        {
            var kind = KindOf(path);
            if (kinds.ContainsKey(kind) || kinds.Count > 60) continue;
            var answer = await page.APIRequest.GetAsync(path, new() { Headers = [new("Accept", "text/html")] });
            var html = await answer.TextAsync();
            kinds[kind] = path;
            if (answer.Status != 200) faults.Add($"{role} {path}: {answer.Status}");
            if (!answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
            {
                files.Add(kind);
                continue;
            }
            if (!html.Contains("<html lang=\"id\">", StringComparison.Ordinal)) faults.Add($"{role} {path}: lang");
            if (Title().Match(html) is not { Success: true } title || title.Groups[1].Value.StartsWith(" ·", StringComparison.Ordinal) || title.Groups[1].Value.StartsWith("Galat", StringComparison.Ordinal)) faults.Add($"{role} {path}: title");
            foreach (Match link in Link().Matches(html))
            {
                var target = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value);
                if (target.StartsWith("/docs", StringComparison.Ordinal) || target.StartsWith("/openapi", StringComparison.Ordinal) || target.StartsWith("/health", StringComparison.Ordinal)) continue;
                if (target.StartsWith('/')) queue.Enqueue(target);
            }
        }
        foreach (var file in files) kinds.Remove(file);
        return kinds;
    }

    private static async Task LookAsync(IPage page, IEnumerable<string> paths, string role, List<string> faults, int limit)
    {
        var axe = await AxeAsync();
        var refused = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) refused.Add(message.Text); };
        // The official designer's markup and size are its own: megabytes of WebAssembly, buttons without names (StudioTests drive it).
        foreach (var path in paths.Where(p => !p.StartsWith("/docs", StringComparison.Ordinal) && !p.StartsWith("/studio/", StringComparison.Ordinal)))
        {
            foreach (var width in new[] { 1366, 390 })
            {
                await page.SetViewportSizeAsync(width, width < 500 ? 844 : 768);
                var weight = await WeighAsync(page, path, cold: false);
                if (weight > limit) faults.Add($"{role} {path} {width}: {weight} bytes");
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 1 and var over) faults.Add($"{role} {path} {width}: {over} px too wide");
                // Evaluated by the driver, not by the page: our content policy does not forbid it.
                await page.EvaluateAsync(axe);
                var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 160)).join(' | '))");
                faults.AddRange(found.EnumerateArray().Select(v => $"{role} {path} {width}: {v.GetString()}"));
                await page.ShotAsync($"semua-{role}-{KindOf(path).Trim('/').Replace('/', '-').Replace('?', '-')}-{width}");
            }
        }
        faults.AddRange(refused.Distinct());
    }

    /// <summary>Bytes on the wire for a page and all it loads; with a warm cache only what comes each time.</summary>
    private static async Task<long> WeighAsync(IPage page, string path, bool cold)
    {
        var sizes = new List<Task<RequestSizesResult>>();
        void Count(object? _, IRequest request) { lock (sizes) sizes.Add(request.SizesAsync()); }
        if (cold) await page.RouteAsync("**/*", r => r.ContinueAsync());
        page.RequestFinished += Count;
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        page.RequestFinished -= Count;
        return (await Task.WhenAll(sizes)).Sum(s => (long)s.ResponseBodySize + s.ResponseHeadersSize);
    }

    private static async Task<string> AxeAsync()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "axe.min.js");
        if (!File.Exists(file))
        {
            if (Environment.GetEnvironmentVariable("JKN_REQUIRE_ALL") == "1") Assert.Fail("axe-core was not restored (npm).");
            Assert.Skip("axe-core was not restored (npm).");
        }
        return await File.ReadAllTextAsync(file, TestServer.Ct);
    }

    private static string KindOf(string path) => Ids().Replace(path.Split('?')[0], "/#") + (path.Contains("lihat=", StringComparison.Ordinal) ? "?" + Tab().Match(path).Value : path.Contains("buku=", StringComparison.Ordinal) ? "?buku" : "");

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<a [^>]*href=\"([^\"#]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("/([0-9a-f]{20,}|[^/]*[0-9!][^/]*)(?=/|$)")]
    private static partial Regex Ids();

    [GeneratedRegex("lihat=[a-z]+")]
    private static partial Regex Tab();
}
