using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace Jkn.Workflows.Bench;

/// <summary>
/// The designer of procedures: when its first node can be seen, beside the package's own files served statically with the same answers, in
/// turn, in Chromium; how fast the catalogue and the lists are with 1,500 stored versions.
/// </summary>
internal static class StudioBench
{
    private const string Chromium = "/usr/bin/chromium",
        Definition = StaticEditor.Definition;

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        var processes = new List<Process>();
        try
        {
            BenchFiles.Copy(Path.Combine(BenchFiles.Repository(), "workflows"), Path.Combine(folder, "workflows"));
            var admin = await BenchAccount.AddAsync(folder, "perancang", "ADMIN", "Admin Uji");
            var address = Address();
            processes.Add(await BenchServer.StartAsync(folder, address));
            await admin.ChooseAsync(address);
            if (File.Exists(Chromium))
                await EditorAsync(address, BenchAccount.Password, rounds);
            else
                Console.WriteLine($"{Chromium} is not here: the editor was not measured.");
            await Stop(processes[0]);

            StudioStore.Fill(Path.Combine(folder, "data", "jkn.db"));
            address = Address();
            processes.Add(await BenchServer.StartAsync(folder, address));
            await ListsAsync(address, BenchAccount.Password);
            return 0;
        }
        finally
        {
            foreach (var process in processes.Where(p => !p.HasExited))
                await Stop(process);
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task EditorAsync(Uri address, string password, int rounds)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }
        );
        var answers = new ConcurrentDictionary<string, (string Type, byte[] Body)>();
        // Once for the answers, and so that both servers are warm.
        await using (var first = await ContextAsync(browser, address, password))
            await FirstNodeAsync(first, $"/studio/edit/{Definition}", answers);
        await using var plain = await StaticEditor.StaticAsync(answers);
        var beside = new Uri(plain.Urls.First());
        await using (var first = await browser.NewContextAsync(new() { BaseURL = beside.ToString() }))
            await FirstNodeAsync(first, "/studio/ukur.html");

        var (ours, theirs) = (new List<double>[] { [], [] }, new List<double>[] { [], [] });
        for (var round = 0; round < rounds; round++)
        {
            await using var mine = await ContextAsync(browser, address, password);
            await using var other = await browser.NewContextAsync(new() { BaseURL = beside.ToString() });
            for (var cache = 0; cache < 2; cache++)
            {
                theirs[cache].Add(await FirstNodeAsync(other, "/studio/ukur.html"));
                ours[cache].Add(await FirstNodeAsync(mine, $"/studio/edit/{Definition}"));
            }
        }
        foreach (var (cache, name) in new[] { (0, "empty cache"), (1, "warm cache") })
        {
            Console.WriteLine(
                $"editor, first of {Nodes(answers)} nodes visible, {name}: ours {Figures.Median(ours[cache]) / 1000:0.0} s, "
                    + $"package's files statically {Figures.Median(theirs[cache]) / 1000:0.0} s, ratio "
                    + $"{Figures.Median(ours[cache]) / Figures.Median(theirs[cache]):0.00} (limit 1.5; medians of {rounds}, in turn)"
            );
        }
    }

    private static int Nodes(ConcurrentDictionary<string, (string Type, byte[] Body)> answers) =>
        JsonNode.Parse(answers.First(a => a.Key.Contains("by-definition-id", StringComparison.Ordinal)).Value.Body)!["root"]!["activities"]!
            .AsArray()
            .Count;

    private static async Task<IBrowserContext> ContextAsync(IBrowser browser, Uri address, string password)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = address.ToString(),
                ViewportSize = new() { Width = 1366, Height = 768 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync("/masuk");
        await page.GetByLabel("Nama akun").FillAsync("perancang");
        await page.GetByLabel("Kata sandi").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/beranda");
        await page.CloseAsync();
        return context;
    }

    private static async Task<double> FirstNodeAsync(
        IBrowserContext context,
        string path,
        ConcurrentDictionary<string, (string Type, byte[] Body)>? answers = null
    )
    {
        var page = await context.NewPageAsync();
        var asked = new ConcurrentDictionary<string, bool>();
        page.Request += (_, r) =>
            asked[r.Url] = r.Method == "GET" && new Uri(r.Url).AbsolutePath.StartsWith("/elsa/api/", StringComparison.Ordinal);
        var start = Stopwatch.GetTimestamp();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync(".elsa-activity", new() { Timeout = 180_000 });
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (answers is not null)
            await page.WaitForTimeoutAsync(5000);
        await page.CloseAsync();
        foreach (var url in answers is null ? [] : asked.Where(a => a.Value).Select(a => a.Key))
        {
            var answer = await context.APIRequest.GetAsync(url);
            answers![new Uri(url).PathAndQuery] = (answer.Headers["content-type"], await answer.BodyAsync());
        }
        return time;
    }

    private static async Task ListsAsync(Uri address, string password)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.All })
        {
            BaseAddress = address,
        };
        using var token = await client.PostAsJsonAsync("/api/token", new { userName = "perancang", password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()
        );
        foreach (
            var (what, path, limit) in new[]
            {
                ("catalogue", "/elsa/api/descriptors/activities?Refresh=True", 20),
                (
                    $"page of 10 of {StudioStore.ManyVersions} versions",
                    "/elsa/api/workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds=65.02-ukur"
                        + "&OrderBy=Version&OrderDirection=Descending",
                    100
                ),
                (
                    $"all {StudioStore.ManyVersions} versions",
                    "/elsa/api/workflow-definitions?versionOptions=AllVersions&DefinitionIds=65.02-ukur",
                    100
                ),
                (
                    $"page of 10 of {StudioStore.ManyDefinitions} definitions",
                    "/elsa/api/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False"
                        + "&OrderDirection=Ascending",
                    100
                ),
                ($"all {StudioStore.ManyDefinitions} definitions", "/elsa/api/workflow-definitions?versionOptions=Latest", 100),
            }
        )
        {
            var times = new List<double>();
            for (var i = 0; i < 41; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(path);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            Console.WriteLine(
                $"{what}: first {times[0]:0} ms, then p50 {Figures.Median(times.Skip(1)):0.0} ms, p95 "
                    + $"{Figures.Percentile(times.Skip(1), .95):0.0} ms (limit {limit} ms)"
            );
        }
    }

    private static Uri Address() => new($"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}");

    private static async Task Stop(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }
}
