using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

public partial class AllPagesTests
{
    /// <summary>
    /// One address of each kind of page (ids do not make a kind), and the shape of its markup: tags and classes without words and numbers.
    /// </summary>
    private static async Task<(Dictionary<string, string> Kinds, Dictionary<string, int> Shapes)> CrawlAsync(
        IPage page,
        string[] starts,
        string role,
        ConcurrentQueue<string> faults
    )
    {
        var (kinds, shapes) = (new Dictionary<string, string>(), new Dictionary<string, int>());
        var files = new HashSet<string> { "/keluar" };
        var queue = new Queue<string>(starts);
        while (queue.TryDequeue(out var path))
        {
            var kind = KindOf(path);
            if (kinds.ContainsKey(kind) || kinds.Count > 80)
                continue;
            var answer = await page.APIRequest.GetAsync(path, new() { Headers = [new("Accept", "text/html")] });
            kinds[kind] = path;
            if (answer.Status != (kind == "/halaman-yang-tidak-ada" ? 404 : 200))
                faults.Enqueue($"{role} {path}: {answer.Status}");
            if (!answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
            {
                files.Add(kind);
                continue;
            }
            var html = await answer.TextAsync();
            // The menu of a role is looked at on its first page.
            var main = kind == "/beranda" ? html : html[Math.Max(0, html.IndexOf("<main", StringComparison.Ordinal))..];
            // Ten rows of a kind are one: each kind of element in the order in which it first stands there.
            shapes[kind] = string.Concat(Details().Replace(Text().Replace(main, "><"), "").Split('<').Distinct())
                .GetHashCode(StringComparison.Ordinal);
            if (!html.Contains("<html lang=\"id\">", StringComparison.Ordinal))
                faults.Enqueue($"{role} {path}: lang");
            if (
                Title().Match(html) is not { Success: true } title
                || title.Groups[1].Value.StartsWith(" ·", StringComparison.Ordinal)
                || title.Groups[1].Value.StartsWith("Galat", StringComparison.Ordinal)
            )
                faults.Enqueue($"{role} {path}: title");
            foreach (Match link in Link().Matches(html))
            {
                var target = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value);
                if (
                    target.StartsWith("/docs", StringComparison.Ordinal)
                    || target.StartsWith("/openapi", StringComparison.Ordinal)
                    || target.StartsWith("/health", StringComparison.Ordinal)
                )
                    continue;
                if (target.StartsWith('/'))
                    queue.Enqueue(target);
            }
        }
        foreach (var file in files)
            kinds.Remove(file);
        return (kinds, shapes);
    }

    /// <summary>Looks at each page at every width and says what is wrong with it.</summary>
    internal static async Task LookAsync(IPage page, IEnumerable<string> paths, string role, ConcurrentQueue<string> faults, int limit)
    {
        var axe = await AxeAsync();
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                refused.Add(message.Text);
        };
        // The official designer's markup and size are its own: megabytes of WebAssembly, buttons without names (StudioTests drive it).
        foreach (
            var path in paths.Where(p =>
                !p.StartsWith("/docs", StringComparison.Ordinal) && !p.StartsWith("/studio/", StringComparison.Ordinal)
            )
        )
        {
            await page.SetViewportSizeAsync(1366, 768);
            var weight = await WeighAsync(page, path, cold: false);
            if (weight > limit)
                faults.Enqueue($"{role} {path}: {weight} bytes");
            // Evaluated by the driver, not by the page: our content policy does not forbid it.
            await page.EvaluateAsync(axe);
            // 1280 pixels at 400 % are 320.
            foreach (var (width, height) in new[] { (1366, 768), (390, 844), (320, 256) })
            {
                await page.SetViewportSizeAsync(width, height);
                foreach (var lost in await page.EvaluateAsync<string[]>(LostAt))
                    faults.Enqueue($"{role} {path} {width}: {lost}");
                foreach (var v in await page.EvaluateAsync<string[]>(RunAxe, width))
                    faults.Enqueue($"{role} {path} {width}: {v}");
                await page.ShotAsync($"semua-{role}-{KindOf(path).Trim('/').Replace('/', '-').Replace('?', '-')}-{width}");
            }
        }
        foreach (var text in refused.Distinct())
            faults.Enqueue(text);
    }

    /// <summary>Bytes on the wire for a page and all it loads; with a warm cache only what comes each time.</summary>
    private static async Task<long> WeighAsync(IPage page, string path, bool cold)
    {
        var sizes = new List<Task<RequestSizesResult>>();
        void Count(object? _, IRequest request)
        {
            lock (sizes)
                sizes.Add(request.SizesAsync());
        }
        if (cold)
            await page.RouteAsync("**/*", r => r.ContinueAsync());
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
            if (Environment.GetEnvironmentVariable("JKN_REQUIRE_ALL") == "1")
                Assert.Fail("axe-core was not restored (npm).");
            Assert.Skip("axe-core was not restored (npm).");
        }
        return await File.ReadAllTextAsync(file, TestServer.Ct);
    }

    private static string KindOf(string path) =>
        Ids().Replace(path.Split('?')[0], "/#")
        + (
            path.Contains("lihat=", StringComparison.Ordinal) ? "?" + Tab().Match(path).Value
            : path.Contains("buku=", StringComparison.Ordinal) ? "?buku"
            : ""
        );

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<a [^>]*href=\"([^\"#]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("/([0-9a-f]{20,}|[^/]*[0-9!][^/]*)(?=/|$)")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(">[^<]*<")]
    private static partial Regex Text();

    /// <summary>Attributes that differ from row to row and not from shape to shape.</summary>
    [GeneratedRegex(
        " (href|value|datetime|id|for|aria-describedby|aria-label|data-[a-z]+|hx-[a-z-]+|"
            + "d|x|y|points|viewBox|width|height|content)=\"[^\"]*\""
    )]
    private static partial Regex Details();

    [GeneratedRegex("lihat=[a-z]+")]
    private static partial Regex Tab();
}
