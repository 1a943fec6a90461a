using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Jkn.Workflows.Bench;

/// <summary>
/// The designer of procedures: when its first node can be seen, beside the package's own files served statically with the same answers, in
/// turn, in Chromium; how fast the catalogue and the lists are with 1,500 stored versions.
/// </summary>
internal static class StudioBench
{
    private const string Chromium = "/usr/bin/chromium",
        Definition = "65.02-kis-pbi-daerah",
        Part = "65.02-rantai-paraf";
    private const int ManyVersions = 1000,
        ManyDefinitions = 500;

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        var processes = new List<Process>();
        try
        {
            Copy(Path.Combine(Root(), "workflows"), Path.Combine(folder, "workflows"));
            var password = (await BenchServer.VerbAsync(folder, "account", "add", "perancang", "65.02", "ADMIN", "Admin Uji"))
                .Trim()
                .Split(' ')[^1];
            var address = Address();
            processes.Add(await BenchServer.StartAsync(folder, address));
            if (File.Exists(Chromium))
                await EditorAsync(address, password, rounds);
            else
                Console.WriteLine($"{Chromium} is not here: the editor was not measured.");
            await Stop(processes[0]);

            Fill(Path.Combine(folder, "data", "jkn.db"));
            address = Address();
            processes.Add(await BenchServer.StartAsync(folder, address));
            await ListsAsync(address, password);
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
        await using var plain = await StaticAsync(answers);
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
                Figures.Text(
                    $"editor, first of {Nodes(answers)} nodes visible, {name}: ours {Figures.Median(ours[cache]) / 1000:0.0} s, package's files statically {Figures.Median(theirs[cache]) / 1000:0.0} s, ratio {Figures.Median(ours[cache]) / Figures.Median(theirs[cache]):0.00} (limit 1.5; medians of {rounds}, in turn)"
                )
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

    /// <summary>
    /// The package as npm unpacked it, its own index.html with the editor in it, and the recorded answers: no sign-in, no policy, no words
    /// of ours.
    /// </summary>
    private static async Task<WebApplication> StaticAsync(ConcurrentDictionary<string, (string Type, byte[] Body)> answers)
    {
        var package = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "studio.path")).Trim();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(package),
                RequestPath = "/studio",
                ContentTypeProvider = new FileExtensionContentTypeProvider { Mappings = { [".dat"] = "application/octet-stream" } },
            }
        );
        app.Run(async http =>
        {
            var path = http.Request.Path + http.Request.QueryString;
            if (path == "/studio/ukur.html")
            {
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync(
                    Index(await File.ReadAllTextAsync(Path.Combine(package, "index.html")), $"http://{http.Request.Host}/elsa/api")
                );
            }
            else if (answers.TryGetValue(path, out var answer))
            {
                http.Response.ContentType = answer.Type;
                await http.Response.Body.WriteAsync(answer.Body);
            }
            else
                http.Response.StatusCode = 404;
        });
        await app.StartAsync();
        return app;
    }

    private static string Index(string package, string api)
    {
        var html = System.Text.RegularExpressions.Regex.Replace(package, "<link[^>]+https?://[^>]*>", "");
        html = System.Text.RegularExpressions.Regex.Replace(html, "<base [^>]*>", "<base href=\"/studio/\">");
        html = System.Text.RegularExpressions.Regex.Replace(html, "<elsa-[a-z-]+[^>]*>(</elsa-[a-z-]+>)?", "");
        return html.Replace(
            "<body>",
            $"<body><elsa-workflow-definition-editor definition-id=\"{Definition}\" remote-endpoint=\"{api}\"></elsa-workflow-definition-editor>",
            StringComparison.Ordinal
        );
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
                    $"page of 10 of {ManyVersions} versions",
                    "/elsa/api/workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds=65.02-ukur&OrderBy=Version&OrderDirection=Descending",
                    100
                ),
                ($"all {ManyVersions} versions", "/elsa/api/workflow-definitions?versionOptions=AllVersions&DefinitionIds=65.02-ukur", 100),
                (
                    $"page of 10 of {ManyDefinitions} definitions",
                    "/elsa/api/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending",
                    100
                ),
                ($"all {ManyDefinitions} definitions", "/elsa/api/workflow-definitions?versionOptions=Latest", 100),
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
                Figures.Text(
                    $"{what}: first {times[0]:0} ms, then p50 {Figures.Median(times.Skip(1)):0.0} ms, p95 {Figures.Percentile(times.Skip(1), .95):0.0} ms (limit {limit} ms)"
                )
            );
        }
    }

    /// <summary>One procedure with 1,000 versions and 500 procedures with one, each a paraf chain.</summary>
    private static void Fill(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT json FROM sops WHERE definition_id = $id";
        read.Parameters.AddWithValue("$id", Part);
        var model = JsonNode.Parse((string)read.ExecuteScalar()!)!.AsObject();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO sops (version_id, definition_id, region, key, use, name, version, state, content_hash, json, created_at, created_by, revision) VALUES ($v, $d, '65.02', $d, 'PART', $n, $no, 'DICABUT', 'ukur', $json, $at, 'ukur', 0)";
        foreach (var name in new[] { "$v", "$d", "$n", "$no", "$json" })
            insert.Parameters.Add(name, name == "$no" ? SqliteType.Integer : SqliteType.Text);
        insert.Parameters.AddWithValue("$at", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        void Add(string definition, int version, string name)
        {
            var id = $"{definition}-v{version.ToString(CultureInfo.InvariantCulture)}";
            (model["id"], model["definitionId"], model["version"], model["name"]) = (id, definition, version, name);
            (
                insert.Parameters["$v"].Value,
                insert.Parameters["$d"].Value,
                insert.Parameters["$n"].Value,
                insert.Parameters["$no"].Value,
                insert.Parameters["$json"].Value
            ) = (id, definition, name, version, model.ToJsonString());
            insert.ExecuteNonQuery();
        }
        for (var i = 1; i <= ManyVersions; i++)
            Add("65.02-ukur", i, "Rantai ukur");
        for (var i = 1; i <= ManyDefinitions; i++)
            Add($"65.02-ukur-{i}", 1, $"Rantai ukur {i}");
        transaction.Commit();
    }

    private static Uri Address() => new($"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}");

    private static async Task Stop(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "workflows", "_shared")))
                return at.FullName;
        }
        throw new InvalidOperationException("The folder workflows is not above the program.");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
